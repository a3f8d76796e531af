// Metrics, risks, actions, signals and reviews of the stand-in: a pack that fills itself, and a meeting that writes down.
import { Refusal, type Backend } from '../backend';
import type {
  AudienceRow,
  DayOrder,
  Done,
  Health,
  MinutesFor,
  PackFiles,
  PackSection,
  ReviewRow,
  TableDone,
} from '../types';
import { actionRows, askedFor, metricRows, packOf, raidRows, reviewRows, signalRows, waits } from './review-records';
import type { FakeStore } from './store';
import { TODAY } from './timeframes';

type Commands = Pick<
  Backend,
  | 'whatWaits'
  | 'listMetrics'
  | 'metric'
  | 'addReadings'
  | 'removeReading'
  | 'annotateReading'
  | 'chooseTable'
  | 'importReadings'
  | 'importSignals'
  | 'pasteSignals'
  | 'listRaid'
  | 'listActions'
  | 'listSignals'
  | 'askedFor'
  | 'answerAskers'
  | 'addEntry'
  | 'listReviews'
  | 'reviewPack'
  | 'reviewPage'
  | 'editSection'
  | 'savePack'
  | 'saveMinutes'
  | 'minutesFor'
  | 'minutesPage'
  | 'issueMinutes'
  | 'roomAsk'
  | 'concludeTopic'
  | 'agreeAction'
  | 'endReview'
  | 'nextReview'
  | 'fillScreen'
>;

const ASKS = ['D-7', 'D-11'];

const refuse = (code: 'notFound' | 'invalid', message: string): never => {
  throw new Refusal({ code, message, hint: null });
};
const missing = async (): Promise<never> => refuse('notFound', 'There is no such record.');

export function fakeReviews(store: FakeStore, audiences: () => Promise<AudienceRow[]>, isEmpty: boolean): Commands {
  const none = <T>(rows: () => T[]): T[] => (isEmpty ? [] : rows());
  const [metrics, raid] = [none(metricRows), none(raidRows)];
  const actions = store.keep('actions', none(actionRows));
  const signals = store.keep('signals', none(signalRows));
  const reviews = store.keep('reviews', none(reviewRows));
  const told = store.keep<{ of: string; audienceId: string; update: string }>('minutes', []);
  const edits = new Map<string, Partial<PackSection>>();
  const health = new Map<string, Health | null>();
  const reviewOf = (ref: string) =>
    reviews.value.find((row) => row.ref === ref) ?? refuse('notFound', `There is no ${ref}.`);
  const put = (label: string, ref: string, change: (row: ReviewRow) => Partial<ReviewRow>): Done => {
    reviewOf(ref);
    return store.change(label, ['review'], () => {
      reviews.value = reviews.value.map((row) => (row.ref === ref ? { ...row, ...change(row) } : row));
    });
  };
  const asked = () => askedFor(signals.value, (ref) => store.items.find((item) => item.ref === ref)?.title ?? ref);
  const asks = () =>
    store.decisions.filter(({ row }) => ASKS.includes(row.ref)).map(({ row }) => ({ ref: row.ref, title: row.title }));
  const files = (names: string[], done: Done | null = null): PackFiles => ({ files: names, leaks: [], done });
  /** A table with one day that can be read two ways. */
  const brought = (order: DayOrder | null, onlyTry: boolean, kind: string, created: string[]): TableDone => ({
    done: onlyTry ? null : store.change('Imported table.csv', [kind], () => undefined),
    added: order === null ? 2 : 3,
    changed: 0,
    unchanged: 1,
    created,
    problems: order === null ? ['table.csv, line 4: “04/05/2026” can be read two ways; it was left out.'] : [],
    unclearDay: order === null ? '04/05/2026' : null,
  });
  const title = (ref: string) => reviewOf(ref).title;
  const valueOf = (field: string, text: string) =>
    ['invited', 'present'].includes(field) ? text.split(', ').filter((name) => name !== '') : text;
  store.writers.set('V-', (ref, field, text) =>
    put(`Changed ${field}`, ref, () => ({ [field]: valueOf(field, text) })),
  );

  return {
    whatWaits: async () =>
      isEmpty ? { today: TODAY, waiting: 0, holdingUp: 0, groups: [], days: waits([]).days } : waits(actions.value),
    listMetrics: async () => metrics,
    metric: async (id) => {
      const row = metrics.find((row) => row.ref === id || row.id === id) ?? (await missing());
      return { row, readings: row.latest ? [row.latest] : [], promises: null };
    },
    addReadings: missing,
    removeReading: missing,
    annotateReading: missing,
    chooseTable: async () => '/home/nora/table.csv',
    importReadings: async (_path, order, onlyTry) => brought(order, onlyTry, 'metric', ['NPS']),
    importSignals: async (_path, order, onlyTry) => brought(order, onlyTry, 'signal', []),
    pasteSignals: missing,
    listRaid: async () => raid,
    listActions: async () => actions.value,
    listSignals: async () => ({ rows: signals.value, segments: [], themes: [], askedFor: asked() }),
    askedFor: async (item) => asked().find(({ ref }) => ref === item) ?? null,
    answerAskers: async (item) =>
      store.change(`Told those who asked for ${item}`, ['signal'], () => {
        const isOpen = (about: string[]) => about.includes(item);
        signals.value = signals.value.map((row) => (isOpen(row.about) ? { ...row, answeredOn: TODAY } : row));
      }),
    addEntry: missing,
    listReviews: async () => reviews.value,
    reviewPack: async (of) => packOf(reviewOf(of), asks(), edits, health.get(of) ?? null),
    reviewPage: async (of) => `<h1>${title(of)}</h1>`,
    editSection: async (of, section, change) => {
      const key = `${of} ${section}`;
      const next: Partial<PackSection> =
        change.what === 'leaveOut'
          ? { state: change.out ? 'leftOut' : 'ready', missing: [] }
          : change.what === 'headline'
            ? { headline: change.text, isEdited: true }
            : {};
      return store.change(`Changed a section of ${of}`, ['review'], () => {
        if (change.what === 'health') health.set(of, change.health);
        edits.set(key, { ...edits.get(key), ...next });
      });
    },
    savePack: async (of, formats, issued) =>
      files(
        formats.map((format) => `/home/nora/${title(of)}.${format}`),
        issued ? put(`Issued the pack of ${of}`, of, () => ({ status: 'issued', issuedOn: TODAY })) : null,
      ),
    saveMinutes: async (of, _audience, formats) =>
      files(formats.map((format) => `/home/nora/Minutes of ${of}.${format}`)),
    minutesFor: async (of) => {
      const { outcomes } = reviewOf(of);
      const rows = (await audiences()).map((row, index): MinutesFor => ({
        audienceId: row.id,
        audience: row.name,
        because: index === 0 ? ['The review was for them'] : [],
        decisions: outcomes.length,
        actions: actions.value.filter(({ review }) => review === of).length,
        update: told.value.find((one) => one.of === of && one.audienceId === row.id)?.update ?? null,
        formats: [],
      }));
      return rows;
    },
    minutesPage: async (of, audienceId) => `<h1>Minutes of ${of} for ${audienceId}</h1>`,
    issueMinutes: async (of, audienceId, formats) => {
      const update = `U-${told.value.length + 1}`;
      const done = store.change(`Issued ${update}`, ['update'], () => {
        told.value = [...told.value, { of, audienceId, update }];
      });
      return files(
        formats.map((format) => `/home/nora/${update}.${format}`),
        done,
      );
    },
    roomAsk: async (_of, decision) => {
      const record = store.decisions.find(({ row }) => row.ref === decision) ?? (await missing());
      const { row, ifNobodyDecides } = record;
      const text = (field: string) => record.texts.find((known) => known.field === field)?.markdown ?? '';
      return {
        ref: row.ref,
        title: row.title,
        context: text('context'),
        neededBy: row.neededBy,
        blocked: row.blocked,
        ifNobodyDecides,
        approver: row.approver,
        options: record.options.map((shown) => ({
          name: shown.name,
          shown,
          isAdvised: shown.name === row.recommendation,
        })),
        recommendation: row.recommendation,
        rationale: text('rationale'),
        tradeOffs: text('tradeOffs'),
        chosen: record.chosen,
      };
    },
    concludeTopic: async (of, { decision, what, option, until, note, seconds }) => {
      if (what === 'deferred' && until.trim() === '') refuse('invalid', 'It is put off without a day.');
      return put(`${decision} was ${what} in ${of}`, of, ({ outcomes }) => {
        const known = outcomes.find((outcome) => outcome.decision === decision);
        const until = what === 'deferred' ? '2026-12-10' : null;
        const became = what === 'noted' && known ? known : { decision, what, option, until };
        const others = outcomes.filter((outcome) => outcome !== known);
        return { outcomes: [...others, { ...became, note, seconds }] };
      });
    },
    agreeAction: async (of, title, owner, due, about) =>
      store.change(`Agreed in ${of}: ${title}`, ['action'], () => {
        const number = actions.value.length + 1;
        const made = { ...actionRows()[0]!, id: `action-${number}`, ref: `A-${number}`, title, review: of, moves: [] };
        actions.value = [
          ...actions.value,
          { ...made, owner: owner || null, due: due || null, about: about ? [about] : [] },
        ];
      }),
    endReview: async (of, notes) => put(`Held ${of}`, of, () => ({ status: 'held', heldOn: TODAY, notes })),
    nextReview: async (of) => {
      const row = {
        ...reviewOf(of),
        id: 'review-3',
        ref: 'V-3',
        day: '2026-12-29',
        status: 'draft' as const,
        outcomes: [],
      };
      const done = store.change('Started V-3', ['review'], () => (reviews.value = [row, ...reviews.value]));
      return { ref: row.ref, done };
    },
    fillScreen: async () => null,
  };
}
