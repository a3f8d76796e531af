// What is being done with the open decision beyond its fields: decided, amended, reviewed. What was typed stays when it is
// refused, and the sentence of the refusal stands below.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { DecisionRecord, DifferencePiece, Done, ReviewOutcome, Verdict } from '../../lib/ipc/types';

type Decided = 'decide' | 'amend' | 'review' | null;

export class Action {
  open = $state<Decided>(null);
  error = $state('');
  busy = $state(false);

  verdict = $state<Verdict>('accept');
  chosen = $state('');
  because = $state('');
  by = $state('');
  on = $state('');
  meeting = $state('');
  until = $state('');

  field = $state('');
  text = $state('');
  note = $state('');
  pieces = $state.raw<DifferencePiece[]>([]);

  outcome = $state<ReviewOutcome>('keep');
  next = $state('');
  happened = $state<Record<string, string>>({});
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly said: (done: Done) => void,
  ) {}

  /** Opens a form with what is known of the decision already. */
  begin(what: Exclude<Decided, null>, record: DecisionRecord, meeting: string): void {
    this.error = '';
    this.note = '';
    if (what === 'decide') {
      const advised = record.row.recommendation ?? '';
      const isOption = record.options.some(({ name }) => name === advised);
      Object.assign(this, {
        verdict: 'accept',
        because: record.texts.find(({ field }) => field === 'rationale')?.markdown ?? '',
      });
      this.chosen = record.chosen ?? (isOption || record.options.length === 0 ? advised : '');
      Object.assign(this, { by: '', on: '', meeting, until: '' });
    } else if (what === 'review') {
      this.outcome = 'keep';
      this.next = '';
      this.happened = Object.fromEntries(record.expected.map(({ metric, happened }) => [metric, happened ?? '']));
    }
    this.open = what;
  }

  end(): void {
    this.open = null;
    this.pieces = [];
  }

  decide(id: string): Promise<boolean> {
    const { chosen, because, by, on, meeting, until } = this;
    return this.#do(() => this.backend.decideDecision(id, this.verdict, { chosen, because, by, on, meeting, until }));
  }

  amend(id: string): Promise<boolean> {
    return this.#do(() => this.backend.amendDecision(id, this.field, this.text, this.note));
  }

  review(id: string): Promise<boolean> {
    const happened = Object.entries(this.happened).map(([metric, what]) => ({ metric, what }));
    const { outcome, note, next } = this;
    return this.#do(() => this.backend.reviewDecision(id, { outcome, note, next, on: '', happened }));
  }

  /** What the amendment would change. Only the last answer counts. */
  async compare(before: string): Promise<void> {
    const asked = ++this.#asked;
    const pieces = await this.backend.textDifference(before, this.text);
    if (asked === this.#asked) this.pieces = pieces;
  }

  async #do(work: () => Promise<Done>): Promise<boolean> {
    this.busy = true;
    this.error = '';
    try {
      this.said(await work());
      this.end();
      return true;
    } catch (thrown) {
      this.error = asRefusal(thrown).sentence;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
