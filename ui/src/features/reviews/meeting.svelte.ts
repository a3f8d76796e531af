// A meeting as it goes: which ask is before the room, what is chosen and written, what was agreed, how much time is left.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { ActionRow, Done, Outcome, OutcomeKind, Pack, ReviewRow, RoomAsk } from '../../lib/ipc/types';
import { words } from './words';

export type Writing = 'note' | 'action' | 'until';

interface Agreed {
  title: string;
  owner: string;
  due: string;
}

/** What the room is told: what was written down, or why it was not. */
interface Message {
  text: string;
  isRefusal: boolean;
}

/** What is written of an ask and not yet in the log. */
interface Draft {
  option: string | null;
  note: string;
  until: string;
  action: Agreed;
  seconds: number;
}

const NOTHING: Agreed = { title: '', owner: '', due: '' };

/** Markdown as a room reads it: without its signs. */
const plain = (markdown = '') => markdown.replace(/[#*_`>]/g, '').trim();

/** Drafts by review and ask: who leaves the room and comes back goes on where they were. */
const drafts = new Map<string, Draft>();

export class Meeting {
  readonly asks: string[];
  at = $state(0);
  /** What is before the room, as those see it whom the review is for. */
  ask = $state.raw<RoomAsk | null>(null);
  option = $state<string | null>(null);
  note = $state('');
  until = $state('');
  writing = $state<Writing>('note');
  action = $state<Agreed>({ ...NOTHING });
  /** What became of the topics so far. */
  outcomes = $state.raw<Outcome[]>([]);
  /** Every action of this review. */
  actions = $state.raw<ActionRow[]>([]);
  /** Who is there, of those it is for and others. */
  present = $state.raw<string[]>([]);
  /** What else was said, for the end. */
  notes = $state('');
  message = $state.raw<Message | null>(null);
  /** Seconds each topic was talked about. */
  spent = $state<number[]>([]);
  /** Steps that were written down in this room and not taken back. */
  #steps = 0;
  #keptNotes: string;

  constructor(
    readonly backend: Backend,
    pack: Pack,
    readonly review: ReviewRow,
  ) {
    const section = pack.sections.find(({ section }) => section === 'asks');
    const waiting = (section?.rows ?? []).map((row) => row.ref).filter((ref): ref is string => ref !== null);
    // What was decided waits no more and has left the pack; the room still goes back to it and reads it out.
    this.asks = [...new Set([...review.outcomes.map(({ decision }) => decision), ...waiting])];
    this.outcomes = review.outcomes;
    this.notes = review.notes;
    this.present = review.present;
    this.#keptNotes = review.notes;
    this.spent = this.asks.map((ref) => drafts.get(this.#key(ref))?.seconds ?? this.outcome(ref)?.seconds ?? 0);
    const next = this.asks.findIndex((ref) => this.outcome(ref) === null);
    this.at = next === -1 ? this.asks.length : next;
  }

  /** All asks are through: what was decided and agreed is read out. */
  readonly isClosing = $derived.by(() => this.at >= this.asks.length);
  /** Everybody it is for, and who is there besides. */
  readonly expected = $derived.by(() => [...new Set([...this.review.expected, ...this.present])]);
  /** The minutes each ask has: the meeting shared out evenly. */
  readonly share = $derived.by(() => Math.max(1, Math.floor(this.review.minutes / Math.max(1, this.asks.length))));
  readonly minutesLeft = $derived.by(() => this.share - Math.floor((this.spent[this.at] ?? 0) / 60));
  readonly context = $derived.by(() => plain(this.ask?.context));
  /** Why it is advised, and what is accepted with it. */
  readonly reason = $derived.by(() => plain(this.ask?.rationale));
  readonly tradeOffs = $derived.by(() => plain(this.ask?.tradeOffs));
  /** What became of the ask that is before the room. */
  readonly known = $derived.by(() => this.outcome(this.asks[this.at] ?? ''));
  /** The actions of what is before the room; at the end all of them. */
  readonly agreed = $derived.by(() =>
    this.isClosing ? this.actions : this.actions.filter((action) => action.about.includes(this.asks[this.at] ?? '')),
  );

  /** The option that is chosen, as the room reads it. */
  readonly chosen = $derived.by(
    () => this.ask?.options.find(({ name }) => name === this.option)?.shown.name ?? this.option,
  );
  /** What Enter writes down: the option, a decision in words where there are none, or what was said. */
  readonly enters = $derived.by<OutcomeKind | null>(() => {
    if (this.option !== null) return 'decided';
    if (this.note.trim() === '' || this.ask === null) return null;
    return this.ask.options.length === 0 ? 'decided' : 'noted';
  });

  outcome(decision: string): Outcome | null {
    return this.outcomes.find((outcome) => outcome.decision === decision) ?? null;
  }

  tick(seconds: number): void {
    if (this.spent[this.at] !== undefined) this.spent[this.at]! += seconds;
  }

  /** Reads the ask that is before the room, and what was written down so far. */
  async read(): Promise<void> {
    const ref = this.asks[this.at];
    await this.#trying(async () => {
      const [rows, actions, ask] = await Promise.all([
        this.backend.listReviews(),
        this.backend.listActions(),
        ref === undefined ? null : this.backend.roomAsk(this.review.ref, ref),
      ]);
      const row = rows.find((row) => row.ref === this.review.ref);
      this.outcomes = row?.outcomes ?? [];
      this.present = row?.present ?? [];
      this.actions = actions.filter((action) => action.review === this.review.ref && !action.archived);
      this.ask = ask;
    });
    const draft = ref === undefined ? undefined : drafts.get(this.#key(ref));
    this.option = draft?.option ?? this.known?.option ?? this.ask?.chosen ?? null;
    this.note = draft?.note ?? this.known?.note ?? '';
    this.until = draft?.until ?? '';
    this.action = { ...(draft?.action ?? NOTHING) };
  }

  /** To another ask; past the last one to the end. What was written of this one is kept. */
  async go(by: number): Promise<void> {
    const to = Math.max(0, Math.min(this.asks.length, this.at + by));
    if (to === this.at) return;
    this.message = null;
    const isKept = await this.keep();
    this.at = to;
    const refused = isKept ? null : this.message;
    await this.read();
    if (refused) this.message = refused;
  }

  /** Writes down what was said and not yet written, and remembers what else was begun. False when it was refused. */
  async keep(): Promise<boolean> {
    const decision = this.asks[this.at];
    if (decision === undefined) return this.keepNotes();
    const { option, note, until, action } = this;
    const seconds = this.spent[this.at] ?? 0;
    drafts.set(this.#key(decision), { option, note, until, action: { ...action }, seconds });
    if (note.trim() === '' || note.trim() === (this.known?.note ?? '')) return true;
    const held = { decision, what: 'noted' as const, option: null, until: '', note, seconds };
    return this.#writing(() => this.backend.concludeTopic(this.review.ref, held));
  }

  /** Writes down what else was said, at the end. */
  async keepNotes(): Promise<boolean> {
    if (this.notes.trim() === this.#keptNotes.trim()) return true;
    const notes = this.notes;
    const isWritten = await this.#writing(() => this.backend.writeField(this.review.ref, 'notes', notes, false));
    if (isWritten) this.#keptNotes = notes;
    return isWritten;
  }

  /** Writes down that somebody is there; said again, that they are not. */
  async attend(name: string): Promise<void> {
    const isThere = this.present.includes(name);
    const present = isThere ? this.present.filter((other) => other !== name) : [...this.present, name];
    const isWritten = await this.#writing(() =>
      this.backend.writeField(this.review.ref, 'present', present.join(', '), false),
    );
    if (isWritten) this.present = present;
  }

  choose(index: number): void {
    const option = this.ask?.options[index];
    if (option) this.option = this.option === option.name ? null : option.name;
  }

  /** Writes down what became of the topic, and goes on to the next. */
  async conclude(what: OutcomeKind): Promise<boolean> {
    const decision = this.asks[this.at];
    if (decision === undefined) return false;
    const held = {
      decision,
      what,
      option: what === 'decided' ? this.option : null,
      until: what === 'deferred' ? this.until : '',
      note: this.note,
      seconds: this.spent[this.at] ?? 0,
    };
    const done = await this.#trying(() => this.backend.concludeTopic(this.review.ref, held));
    if (!done) return false;
    this.#steps += 1;
    drafts.delete(this.#key(decision));
    this.at += 1;
    await this.read();
    this.#say(done);
    return true;
  }

  /** Writes an action down. */
  async agree(): Promise<boolean> {
    const { title, owner, due } = this.action;
    if (title.trim() === '') return false;
    const about = this.asks[this.at] ?? null;
    const done = await this.#trying(() => this.backend.agreeAction(this.review.ref, title, owner, due, about));
    if (!done) return false;
    this.#steps += 1;
    if (about !== null) drafts.delete(this.#key(about));
    const { option, note, until } = this;
    await this.read();
    Object.assign(this, { option, note, until });
    this.#say(done);
    return true;
  }

  /** Takes the last step of the room back: what it wrote is gone from the log, too. What was done before the meeting
   * stays. */
  async undo(): Promise<void> {
    if (this.#steps === 0) {
      this.message = { text: words.room.nothingYet, isRefusal: true };
      return;
    }
    const done = await this.#trying(() => this.backend.undo());
    if (!done) return;
    this.#steps -= 1;
    this.#keptNotes = this.review.notes;
    this.#forget();
    await this.read();
    this.message = { text: words.room.undone(done.label), isRefusal: false };
  }

  async end(): Promise<boolean> {
    if ((await this.#trying(() => this.backend.endReview(this.review.ref, this.notes))) === null) return false;
    this.#forget();
    return true;
  }

  /** What was begun and not written down is no more. */
  #forget(): void {
    for (const decision of this.asks) drafts.delete(this.#key(decision));
  }

  #key(decision: string): string {
    return `${this.review.id} ${decision}`;
  }

  async #writing(act: () => Promise<Done>): Promise<boolean> {
    const done = await this.#trying(act);
    if (done) this.#steps += 1;
    return done !== null;
  }

  #say(done: Done): void {
    this.message = { text: done.label, isRefusal: false };
  }

  async #trying<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (thrown) {
      this.message = { text: asRefusal(thrown).sentence, isRefusal: true };
      return null;
    }
  }
}
