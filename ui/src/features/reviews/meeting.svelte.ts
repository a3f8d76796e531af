// A meeting as it goes: which ask is before the room, what is chosen and written, what was agreed, how much time is left.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { ActionRow, DecisionRecord, Done, Outcome, OutcomeKind, Pack, ReviewRow } from '../../lib/ipc/types';
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

const NOTHING: Agreed = { title: '', owner: '', due: '' };

export class Meeting {
  readonly asks: string[];
  at = $state(0);
  record = $state.raw<DecisionRecord | null>(null);
  option = $state<string | null>(null);
  note = $state('');
  until = $state('');
  writing = $state<Writing>('note');
  action = $state<Agreed>({ ...NOTHING });
  /** What became of the topics so far. */
  outcomes = $state.raw<Outcome[]>([]);
  /** Every action of this review. */
  actions = $state.raw<ActionRow[]>([]);
  /** What else was said, for the end. */
  notes = $state('');
  message = $state.raw<Message | null>(null);
  /** Seconds each topic was talked about. */
  spent = $state<number[]>([]);

  constructor(
    readonly backend: Backend,
    pack: Pack,
    readonly review: ReviewRow,
  ) {
    const section = pack.sections.find(({ section }) => section === 'asks');
    this.asks = (section?.rows ?? []).map((row) => row.ref).filter((ref): ref is string => ref !== null);
    this.outcomes = review.outcomes;
    this.notes = review.notes;
    this.spent = this.asks.map((ref) => this.outcome(ref)?.seconds ?? 0);
  }

  /** All asks are through: what was decided and agreed is read out. */
  readonly isClosing = $derived.by(() => this.at >= this.asks.length);
  /** The minutes each ask has: the meeting shared out evenly. */
  readonly share = $derived.by(() => Math.max(1, Math.floor(this.review.minutes / Math.max(1, this.asks.length))));
  readonly minutesLeft = $derived.by(() => this.share - Math.floor((this.spent[this.at] ?? 0) / 60));
  readonly context = $derived.by(
    () =>
      this.record?.texts
        .find(({ field }) => field === 'context')
        ?.markdown.replace(/[#*_`>]/g, '')
        .trim() ?? '',
  );
  /** What became of the ask that is before the room. */
  readonly known = $derived.by(() => this.outcome(this.asks[this.at] ?? ''));
  /** The actions of what is before the room; at the end all of them. */
  readonly agreed = $derived.by(() =>
    this.isClosing ? this.actions : this.actions.filter((action) => action.about.includes(this.asks[this.at] ?? '')),
  );

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
      const [rows, actions, record] = await Promise.all([
        this.backend.listReviews(),
        this.backend.listActions(),
        ref === undefined ? null : this.backend.decision(ref),
      ]);
      this.outcomes = rows.find((row) => row.ref === this.review.ref)?.outcomes ?? [];
      this.actions = actions.filter((action) => action.review === this.review.ref && !action.archived);
      this.record = record;
    });
    this.option = this.known?.option ?? this.record?.chosen ?? null;
    this.note = this.known?.note ?? '';
    this.until = '';
    this.action = { ...NOTHING };
  }

  /** To another ask; past the last one to the end. */
  async go(by: number): Promise<void> {
    const to = Math.max(0, Math.min(this.asks.length, this.at + by));
    if (to === this.at) return;
    this.at = to;
    this.message = null;
    await this.read();
  }

  choose(index: number): void {
    const option = this.record?.options[index];
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
    await this.go(1);
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
    const { option, note } = this;
    await this.read();
    Object.assign(this, { option, note });
    this.#say(done);
    return true;
  }

  /** Takes the last step back: what it wrote is gone from the log, too. */
  async undo(): Promise<void> {
    const done = await this.#trying(() => this.backend.undo());
    if (!done) return;
    await this.read();
    this.message = { text: words.room.undone(done.label), isRefusal: false };
  }

  async end(): Promise<boolean> {
    return (await this.#trying(() => this.backend.endReview(this.review.ref, this.notes))) !== null;
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
