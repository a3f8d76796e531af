// Goals, scores, releases and status words of the stand-in, worked out of its items as simply as their screens need.
import type { Backend } from '../backend';
import { Refusal } from '../backend';
import type { GoalRow, GoalSheet, ItemQuery, ItemRow, Model, Ranking, Release, Scale, Served } from '../types';
import { listItems } from './items';
import type { FakeStore } from './store';

type PlanningCalls = Pick<
  Backend,
  | 'goalSheet'
  | 'addGoal'
  | 'editGoal'
  | 'putGoalAway'
  | 'rankItems'
  | 'scoreModels'
  | 'itemScores'
  | 'scoreItem'
  | 'keepFormula'
  | 'putFormulaAway'
  | 'listReleases'
  | 'listStatuses'
  | 'placeStatus'
  | 'pasteItems'
>;

const READY: Model[] = [
  { key: 'rice', id: null, name: 'RICE', text: 'reach / effort', worth: 'reach', cost: 'effort', ownInputs: [] },
];

export function fakePlanning(store: FakeStore): PlanningCalls {
  let goals: GoalRow[] = [];
  let formulas: Model[] = [];
  const given = new Map<string, number>();
  /** By word, or by team and word. */
  const placed = new Map<string, Scale | null>();
  const keyOf = (word: string, team: string | null) => (team === null ? word : `${team}: ${word}`);

  const found = (query: ItemQuery): ItemRow[] =>
    listItems(store.items, { ...query, group: null, offset: 0, limit: store.items.length }).rows;

  const served = (rows: ItemRow[], all: number): Served => {
    const many = (mark: ItemRow['mark']) => rows.filter((row) => row.mark === mark).length;
    const effort = rows.reduce((sum, row) => sum + (row.effort ?? 0), 0);
    return {
      items: rows.length,
      done: many('done'),
      onTrack: many('onTrack'),
      atRisk: many('atRisk'),
      offTrack: many('offTrack'),
      effort,
      effortShare: all > 0 ? effort / all : null,
      rows,
    };
  };

  const goalSheet = async (query: ItemQuery): Promise<GoalSheet> => {
    const items = found(query);
    const effort = items.reduce((sum, row) => sum + (row.effort ?? 0), 0);
    const weights = goals.reduce((sum, goal) => sum + (goal.weight ?? 0), 0);
    const declared = goals.map((goal) => ({
      ...goal,
      weightShare: goal.weight !== null && weights > 0 ? goal.weight / weights : null,
      served: served(
        items.filter((row) => row.goal === goal.name),
        effort,
      ),
    }));
    const names = [...new Set(items.flatMap((row) => (row.goal ? [row.goal] : [])))];
    const others = names
      .filter((name) => !goals.some((goal) => goal.name === name))
      .map((name) => ({
        ...newGoal(name),
        id: null,
        served: served(
          items.filter((row) => row.goal === name),
          effort,
        ),
      }));
    const without = items.filter((row) => row.goal === null);
    return { goals: [...declared, ...others], without: served(without, effort), effort };
  };

  return {
    goalSheet,
    addGoal: async (name) => {
      if (goals.some((goal) => goal.name === name)) refuse(`There is a goal ${name} already`);
      return store.change(`Added the goal ${name}`, ['goal'], () => (goals = [...goals, newGoal(name)]));
    },
    editGoal: async (id, field, text) => {
      if (field === 'weight' && Number.isNaN(Number(text))) refuse(`“${text}” is not a weight`);
      const value = field === 'weight' ? (text === '' ? null : Number(text)) : text;
      return store.change(`Changed ${field}`, ['goal'], () => {
        goals = goals.map((goal) => (goal.id === id ? { ...goal, [field]: value } : goal));
      });
    },
    putGoalAway: async (id) =>
      store.change('Put the goal away', ['goal'], () => (goals = goals.filter((goal) => goal.id !== id))),
    scoreModels: async () => [...READY, ...formulas],
    itemScores: async (id) => {
      const reach = given.get(`${id} reach`) ?? null;
      const effort = store.items.find((row) => row.id === id)?.effort ?? null;
      const score = reach !== null && effort ? reach / effort : null;
      const reason = score === null ? 'needs reach' : null;
      const by = reach === null ? null : 'you';
      const at = reach === null ? null : '2026-11-23T08:00:00Z';
      return {
        scores: [{ key: 'rice', name: 'RICE', score, reason }],
        inputs: [{ input: 'reach', meaning: 'How many people it reaches', value: reach, by, at }],
      };
    },
    rankItems: async (key, query, shown, order): Promise<Ranking> => {
      const models = [...READY, ...formulas];
      const model = models.find((known) => known.key === key) ?? refuse(`“${key}” is no way of scoring`);
      const broken = formulas.find((known) => known.key === key && known.text.includes('gone'));
      if (broken) refuse('“gone” is no input (place 1)');
      const ranked = found(query)
        .map((item) => {
          const reach = given.get(`${item.id} reach`) ?? null;
          const reason = reach === null ? 'needs reach' : item.effort ? null : 'would divide by nothing: effort is 0';
          return {
            item,
            rank: null as number | null,
            score: reason === null ? reach! / item.effort! : null,
            reason,
            worth: reach,
            cost: item.effort,
            given: [
              {
                input: 'reach',
                value: reach,
                by: reach === null ? null : 'you',
                at: reach === null ? null : '2026-11-23T08:00:00Z',
              },
            ],
          };
        })
        .sort((a, z) => (z.score ?? -1) - (a.score ?? -1))
        .map((row, at) => ({ ...row, rank: row.score === null ? null : at + 1 }));
      return {
        model,
        models,
        inputs: [{ name: 'reach', meaning: 'How many people it reaches' }],
        rows: [
          ...ranked.filter((row) => order === 'highest' || row.score === null),
          ...ranked.filter((row) => order === 'unscored' && row.score !== null),
        ].slice(0, shown),
        count: ranked.length,
        scored: ranked.filter((row) => row.score !== null).length,
      };
    },
    scoreItem: async (id, input, text) => {
      if (text !== '' && Number.isNaN(Number(text))) refuse(`“${text}” is not a number for ${input}`);
      return store.change('Scored', ['score'], () => {
        if (text === '') given.delete(`${id} ${input}`);
        else given.set(`${id} ${input}`, Number(text));
      });
    },
    keepFormula: async (name, text, inputs) => {
      if (text.includes('valeu')) refuse('“valeu” is no input (place 1)');
      const formula = { ...READY[0]!, key: name, id: `formula-${name}`, name, text, ownInputs: inputs ? [inputs] : [] };
      return store.change(`Kept the formula ${name}`, ['formula'], () => {
        formulas = [...formulas.filter((known) => known.key !== name), formula];
      });
    },
    putFormulaAway: async (id) =>
      store.change('Put the formula away', ['formula'], () => {
        formulas = formulas.filter((known) => known.id !== id);
      }),
    listReleases: async (query) => {
      const asked = new Set(found(query).map(({ id }) => id));
      return store.items
        .filter((row) => row.level === 'milestone')
        .map((item) => releaseOf(item, store.items))
        .filter(({ item, parts }) => [item, ...parts.map((part) => part.item)].some(({ id }) => asked.has(id)));
    },
    listStatuses: async () => {
      const words = [...new Set(store.items.flatMap((row) => (row.status ? [row.status] : [])))].sort();
      return words.map((word) => {
        const rows = store.items.filter((row) => row.status === word);
        const scale = placed.has(word) ? placed.get(word)! : rows[0]!.statusOnScale;
        const said = placed.has(word) ? 'somebody' : scale === null ? 'nobody' : 'commonly';
        const teams = [...new Set(rows.flatMap((row) => (row.team ? [row.team] : [])))].map((team) => {
          const own = placed.has(keyOf(word, team));
          const items = rows.filter((row) => row.team === team).length;
          return { team, items, own, scale: own ? placed.get(keyOf(word, team))! : scale };
        });
        return { word, scale, said, items: rows.length, teams };
      });
    },
    placeStatus: async (word, team, to) =>
      store.change(`Placed ${word}`, ['statusWord'], () => {
        if (to === 'unsaid') placed.delete(keyOf(word, team));
        else placed.set(keyOf(word, team), to === 'notComparable' ? null : to.on);
      }),
    pasteItems: async (text, ids, fields) => {
      const cells = text.split('\n').map((line) => line.split('\t'));
      const done = store.change(`Pasted into ${cells.length} items`, ['item'], () => undefined);
      cells.forEach((row, line) =>
        row.forEach((cell, at) => {
          const [id, field] = [ids[line], fields[at]];
          if (id && field) store.edit([id], field, cell);
        }),
      );
      return done;
    },
  };
}

function refuse(message: string): never {
  throw new Refusal({ code: 'invalid', message, hint: 'Write it differently.' });
}

function newGoal(name: string): GoalRow {
  return {
    id: `goal-${name}`,
    name,
    description: '',
    owner: null,
    timeframe: null,
    weight: null,
    weightShare: null,
    measures: [],
    sensitivity: 'internal',
    served: { items: 0, done: 0, onTrack: 0, atRisk: 0, offTrack: 0, effort: 0, effortShare: null, rows: [] },
  };
}

function releaseOf(item: ItemRow, all: ItemRow[]): Release {
  const parts = all
    .filter((row) => row.team === item.team && row.level === 'feature')
    .map((row) => ({ item: row, against: row.mark === 'offTrack' ? ['is off track'] : [], daysLate: null }));
  const done = parts.filter((part) => part.item.mark === 'done').length;
  const against = parts.filter((part) => part.against.length > 0).length;
  const state = parts.length === 0 ? 'empty' : against > 0 ? 'notReady' : done === parts.length ? 'ready' : 'onItsWay';
  return { item, state, items: parts.length, done, against, parts, decisions: [] };
}
