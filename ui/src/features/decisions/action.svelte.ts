// What is being done with the open decision beyond its fields: proposed, decided, amended, reviewed, taken back. What was
// typed stays when it is refused, and the sentence of the refusal stands below.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { DecisionRecord, DifferencePiece, Done, ReviewOutcome, Verdict } from '../../lib/ipc/types';
import { amendedPart } from './parts';

export type Step = 'propose' | 'decide' | 'amend' | 'review' | 'supersede' | 'reverse';

/** A form that was left with something written in it: which one, of which decision, and all that stood there. */
export interface Left {
  step: Step;
  of: string;
  fields: Partial<Action>;
}

export class Action {
  open = $state<Step | null>(null);
  error = $state('');
  busy = $state(false);
  /** What stands in the form was brought back: it is not begun anew. */
  isBack = false;
  /** The decision of the form that is open, by its reference. */
  #of = '';
  #begun = $state('');

  verdict = $state<Verdict>('accept');
  chosen = $state('');
  because = $state('');
  by = $state('');
  on = $state('');
  /** The meeting in which decisions are being written down; it stays from one to the next. */
  meeting = $state('');
  until = $state('');
  mustKnow = $state<string[]>([]);

  field = $state('');
  text = $state('');
  note = $state('');
  pieces = $state.raw<DifferencePiece[]>([]);

  outcome = $state<ReviewOutcome>('keep');
  next = $state('');
  /** What came of each result that was expected, and what was found of each assumption, at their places. */
  happened = $state<string[]>([]);
  assumed = $state<{ stillTrue: '' | 'true' | 'false'; checkBy: string }[]>([]);

  /** Another decision, by its reference: the one that takes its place, or takes it back. */
  other = $state('');
  question = $state('');
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly said: (done: Done) => void,
  ) {}

  /** Opens a form with what is known of the decision already. */
  begin(what: Step, record: DecisionRecord): void {
    this.error = '';
    this.note = '';
    this.other = '';
    this.question = '';
    Object.assign(this, { on: '', until: '' });
    const advised = record.row.recommendation ?? '';
    const isOption = record.options.some(({ name }) => name === advised);
    const taken = isOption || record.options.length === 0 ? advised : '';
    if (what === 'propose') this.chosen = taken;
    else if (what === 'decide') {
      this.verdict = 'accept';
      // What holds for a time is decided anew for a reason of its own; the one before stays beside it.
      const isHeld = record.row.status === 'provisional';
      this.because = isHeld ? '' : (record.texts.find(({ field }) => field === 'rationale')?.markdown ?? '');
      this.chosen = record.chosen ?? taken;
      this.by = '';
      this.mustKnow = record.told.filter(({ mustKnow }) => mustKnow).map(({ audience }) => audience);
    } else if (what === 'review') {
      this.outcome = 'keep';
      // A review that is not due yet stays set.
      this.next = (record.row.why !== 'reviewDue' && record.reviewOn) || '';
      this.happened = record.expected.map(({ happened }) => happened ?? '');
      this.assumed = record.assumptions.map(() => ({ stillTrue: '', checkBy: '' }));
    } else if (what === 'reverse') this.because = '';
    this.#of = record.row.ref;
    this.isBack = false;
    this.open = what;
    this.settle();
  }

  /** What stands in the form now was not written by anybody. */
  settle(): void {
    this.#begun = this.#written;
  }

  /** Something is written in the form that is open. */
  get isWritten(): boolean {
    return this.open !== null && this.#written !== this.#begun;
  }

  /** Ends the form because something else is opened; gives what was written in it, to be brought back. */
  leave(): Left | null {
    const { open: step, isWritten } = this;
    this.end();
    // Parts of a decision are amended row by row; rows are not brought back.
    const isRows = step === 'amend' && amendedPart(this.field) !== null;
    if (step === null || !isWritten || isRows) return null;
    const { verdict, chosen, because, by, on, until, mustKnow, field, text, note } = this;
    const { outcome, next, happened, assumed, other, question } = this;
    const decided = { verdict, chosen, because, by, on, until, mustKnow, field, text, note };
    return { step, of: this.#of, fields: { ...decided, outcome, next, happened, assumed, other, question } };
  }

  /** Opens a form as it was left. */
  bringBack({ step, fields }: Left, record: DecisionRecord): void {
    this.begin(step, record);
    Object.assign(this, fields);
    this.isBack = true;
  }

  /** All that can be typed or chosen in a form, to tell whether something of it was. */
  get #written(): string {
    const { verdict, chosen, because, by, on, meeting, until, mustKnow } = this;
    const { field, text, note, outcome, next, happened, assumed, other, question } = this;
    const decided = [verdict, chosen, because, by, on, meeting, until, mustKnow];
    return JSON.stringify([...decided, field, text, note, outcome, next, happened, assumed, other, question]);
  }

  end(): void {
    this.open = null;
    this.pieces = [];
  }

  propose(id: string): Promise<boolean> {
    return this.#do(() => this.backend.proposeDecision(id, this.chosen.trim() || null));
  }

  decide(id: string, knew: string[]): Promise<boolean> {
    const { chosen, because, by, on, meeting, until } = this;
    const mustKnow = this.mustKnow.filter((name) => !knew.includes(name));
    return this.#do(() =>
      this.backend.decideDecision(id, this.verdict, { chosen, because, by, on, meeting, until, mustKnow }),
    );
  }

  amend(id: string): Promise<boolean> {
    return this.#do(() => this.backend.amendDecision(id, this.field, this.text, this.note));
  }

  review({ row, expected, assumptions: known }: DecisionRecord): Promise<boolean> {
    const happened = expected.map(({ metric }, at) => ({ metric, what: this.happened[at] ?? '' }));
    const assumptions = known.map(({ text }, at) => {
      const { stillTrue = '', checkBy = '' } = this.assumed[at] ?? {};
      return { text, stillTrue: stillTrue === '' ? null : stillTrue === 'true', checkBy };
    });
    const { outcome, note, on, next, until } = this;
    const said = { outcome, note, on, next, until, happened, assumptions };
    return this.#do(() => this.backend.reviewDecision(row.id, said));
  }

  /** By a decision that is there, or by a new one that is asked for. */
  supersede(id: string, ref: string): Promise<boolean> {
    const question = this.question.trim();
    return this.#do(async () =>
      question
        ? (await this.backend.askDecision(question, null, ref)).done
        : this.backend.supersedeDecision(id, this.other),
    );
  }

  reverse(id: string): Promise<boolean> {
    return this.#do(() => this.backend.reverseDecision(id, this.because, this.other || null, this.on));
  }

  /** What the amendment would change. Only the last answer counts; a text that cannot be read has no difference yet. */
  async compare(id: string): Promise<void> {
    const asked = ++this.#asked;
    const pieces = await this.backend.amendmentChanges(id, this.field, this.text).catch(() => []);
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
