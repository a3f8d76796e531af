// Items by a score: how they are scored, what each was given, and the formula that is being written.
import { asRefusal } from '../../lib/ipc/backend';
import type { Done, RankedItem, Ranking, RankOrder } from '../../lib/ipc/types';
import { folded } from '../../lib/text/filter';
import { RICE } from './fields';
import type { Roadmap } from './roadmap.svelte';

/** How many items are drawn before the rest is asked for. */
const SHOWN = 200;

export class Scores {
  ranking = $state.raw<Ranking | null>(null);
  /** Why the way of scoring that was chosen cannot be worked out; empty when it can. */
  broken = $state('');
  shown = $state(SHOWN);
  /** Which items come first. */
  order = $state<RankOrder>('highest');
  #generation = 0;
  #soon: Promise<void> | null = null;

  constructor(
    readonly roadmap: Roadmap,
    readonly said: (done: Done) => void,
    readonly refused: (thrown: unknown) => void,
  ) {}

  /** How items are scored, as the view has it. */
  get model(): string {
    return this.roadmap.rest.scoredBy ?? RICE;
  }

  /** Reads the list, once for all that ask for it at the same time. */
  reload = (): Promise<void> =>
    (this.#soon ??= new Promise((done) => setTimeout(done)).then(() => {
      this.#soon = null;
      return this.#read();
    }));

  async #read(): Promise<void> {
    const generation = ++this.#generation;
    const { model } = this;
    try {
      const ranking = await this.#rank(model);
      if (generation !== this.#generation) return;
      [this.ranking, this.broken] = [ranking, ''];
    } catch (thrown) {
      if (generation === this.#generation) await this.#explain(model, thrown, generation);
    }
  }

  #rank(model: string): Promise<Ranking> {
    return this.roadmap.backend.rankItems(model, this.roadmap.all(), this.shown, this.order);
  }

  /** A formula that cannot be worked out is shown with the reason, so that it can be changed; one that is gone is left. */
  async #explain(model: string, thrown: unknown, generation: number): Promise<void> {
    this.refused(thrown);
    if (model === RICE) return;
    try {
      const others = await this.#rank(RICE);
      const known = others.models.find(({ key, name }) => [key, name].some((one) => folded(one) === folded(model)));
      if (generation !== this.#generation) return;
      if (!known) return await this.scoreBy(RICE);
      this.broken = asRefusal(thrown).sentence;
      this.ranking = { ...others, model: known, inputs: [], rows: [], count: 0, scored: 0 };
    } catch (again) {
      this.refused(again);
    }
  }

  async scoreBy(model: string): Promise<void> {
    this.shown = SHOWN;
    await this.roadmap.scoreBy(model);
    await this.reload();
  }

  async orderBy(order: RankOrder): Promise<void> {
    this.order = order;
    this.shown = SHOWN;
    await this.reload();
  }

  async showMore(): Promise<void> {
    this.shown += SHOWN * 4;
    await this.reload();
  }

  /** Gives an item an input. A refusal is thrown, to be shown where it was typed. */
  give = async (row: RankedItem, input: string, text: string): Promise<void> => {
    this.said(
      input === 'effort'
        ? await this.roadmap.backend.editItems([row.item.id], 'effort', text)
        : await this.roadmap.backend.scoreItem(row.item.id, input, text),
    );
  };

  async keepFormula(name: string, text: string, inputs: string): Promise<void> {
    this.said(await this.roadmap.backend.keepFormula(name, text, inputs));
    await this.scoreBy(name.trim());
  }

  async putFormulaAway(id: string): Promise<void> {
    try {
      this.said(await this.roadmap.backend.putFormulaAway(id));
      await this.scoreBy(RICE);
    } catch (thrown) {
      this.refused(thrown);
    }
  }
}

const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

export interface Point {
  id: string;
  ref: string;
  title: string;
  /** From 0 at the left to 1 at the right, and from 0 at the bottom to 1 at the top. */
  x: number;
  y: number;
}

interface Chart {
  points: Point[];
  most: { worth: number; cost: number };
}

/** What items are worth beside what they take, on scales that begin at nothing. */
export function chartOf(rows: RankedItem[]): Chart {
  const known = rows.filter((row) => row.worth !== null && row.cost !== null);
  /** The next of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and 10 times a power of ten. */
  const round = (value: number) => {
    const step = 10 ** Math.floor(Math.log10(value || 1));
    return step * (ROUND.find((part) => part * step >= (value || 1)) ?? 10);
  };
  const most = {
    worth: round(Math.max(0, ...known.map((row) => row.worth!))),
    cost: round(Math.max(0, ...known.map((row) => row.cost!))),
  };
  const points = known.map(({ item, worth, cost }) => ({
    id: item.id,
    ref: item.ref,
    title: item.title,
    x: Math.max(0, cost!) / most.cost,
    y: Math.max(0, worth!) / most.worth,
  }));
  return { points, most };
}

/** A dot and its name on the chart. */
interface Named {
  at: { x: number; y: number };
  width: number;
}

/** Which dots have room for their name beside them: those that come first have it before the others. */
export function withRoom(dots: Named[]): boolean[] {
  const HIGH = 13;
  const DOT = 6;
  const names: { left: number; right: number; top: number }[] = [];
  return dots.map(({ at, width }) => {
    const name = { left: at.x + DOT, right: at.x + DOT + width, top: at.y - HIGH / 2 };
    const isFree =
      names.every(
        (other) => name.left >= other.right || name.right <= other.left || Math.abs(name.top - other.top) >= HIGH,
      ) &&
      dots.every(
        (other) =>
          other.at === at ||
          other.at.x + DOT <= name.left ||
          other.at.x - DOT >= name.right ||
          Math.abs(other.at.y - at.y) >= DOT + HIGH / 2,
      );
    if (isFree) names.push(name);
    return isFree;
  });
}
