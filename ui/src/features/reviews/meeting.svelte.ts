// The meeting: which ask is before the room, what is chosen and written, and how much time is left for it.
import type { Backend } from '../../lib/ipc/backend';
import type { DecisionRecord, Done, Pack, ReviewRow } from '../../lib/ipc/types';

export type Writing = 'note' | 'action' | 'until';

interface Heard {
  said: (done: Done) => void;
  refused: (thrown: unknown) => void;
}

interface Agreed {
  title: string;
  owner: string;
  due: string;
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
  agreed = $state<Agreed[]>([]);
  /** Seconds each topic was talked about. */
  spent = $state<number[]>([]);

  constructor(
    readonly backend: Backend,
    pack: Pack,
    readonly review: ReviewRow,
    readonly heard: Heard,
  ) {
    const section = pack.sections.find(({ section }) => section === 'asks');
    this.asks = (section?.rows ?? []).map((row) => row.ref).filter((ref): ref is string => ref !== null);
    this.spent = this.asks.map(() => 0);
  }

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

  tick(seconds: number): void {
    if (this.spent[this.at] !== undefined) this.spent[this.at]! += seconds;
  }

  async read(): Promise<void> {
    const ref = this.asks[this.at];
    if (ref === undefined) return;
    try {
      this.record = await this.backend.decision(ref);
      const known = this.review.outcomes.find(({ decision }) => decision === ref);
      this.option = known?.option ?? this.record.chosen ?? null;
      this.note = known?.note ?? '';
      this.until = '';
      this.agreed = [];
    } catch (thrown) {
      this.heard.refused(thrown);
    }
  }

  async go(by: number): Promise<void> {
    const to = Math.max(0, Math.min(this.asks.length - 1, this.at + by));
    if (to === this.at) return;
    this.at = to;
    await this.read();
  }

  choose(index: number): void {
    const option = this.record?.options[index];
    if (option) this.option = this.option === option.name ? null : option.name;
  }

  /** Writes down what became of the topic, and goes on to the next. */
  async conclude(what: 'decided' | 'deferred' | 'noted'): Promise<boolean> {
    const decision = this.asks[this.at];
    if (decision === undefined) return false;
    try {
      const held = {
        decision,
        what,
        option: what === 'decided' ? this.option : null,
        until: what === 'deferred' ? this.until : '',
        note: this.note,
        seconds: this.spent[this.at] ?? 0,
      };
      this.heard.said(await this.backend.concludeTopic(this.review.ref, held));
      if (this.at + 1 < this.asks.length) await this.go(1);
      else await this.read();
      return true;
    } catch (thrown) {
      this.heard.refused(thrown);
      return false;
    }
  }

  /** Writes an action down. */
  async agree(): Promise<boolean> {
    const { title, owner, due } = this.action;
    if (title.trim() === '') return false;
    try {
      this.heard.said(await this.backend.agreeAction(this.review.ref, title, owner, due, this.asks[this.at] ?? null));
      this.agreed = [...this.agreed, { title, owner, due }];
      this.action = { ...NOTHING };
      return true;
    } catch (thrown) {
      this.heard.refused(thrown);
      return false;
    }
  }

  async end(): Promise<boolean> {
    try {
      this.heard.said(await this.backend.endReview(this.review.ref, this.asks.length === 0 ? this.note : ''));
      return true;
    } catch (thrown) {
      this.heard.refused(thrown);
      return false;
    }
  }
}
