// The stand-in's history: a few weeks of work, and what is done in the window on top.
import { Refusal, type Backend } from '../backend';
import type { HistoryQuery, Operation, OperationDetail, RecordChanges } from '../types';
import type { FakeStore } from './store';
import { TODAY } from './timeframes';

type HistoryCommands = Pick<
  Backend,
  'history' | 'operation' | 'recordLife' | 'previewUndoTo' | 'undoToOperation' | 'revertRecord'
>;

const LONG_AGO = 60;

const DONE: { label: string; kind: string; by: string; record: Omit<RecordChanges, 'id'> }[] = [
  {
    label: 'Changed timeframe of R-2',
    kind: 'edit',
    by: 'Ines Rahm',
    record: {
      kind: 'item',
      ref: 'R-2',
      title: 'Instant payouts in euros',
      what: 'changed',
      fields: [{ field: 'timeframe', before: 'February 2027', after: '26 February 2027' }],
    },
  },
  {
    label: 'Changed health of R-2',
    kind: 'edit',
    by: 'Nora Vale',
    record: {
      kind: 'item',
      ref: 'R-2',
      title: 'Instant payouts in euros',
      what: 'changed',
      fields: [{ field: 'health', before: 'onTrack', after: 'atRisk' }],
    },
  },
  {
    label: 'Added D-7 Our own instant connection, or the partner bank’s?',
    kind: 'add',
    by: 'Nora Vale',
    record: {
      kind: 'decision',
      ref: 'D-7',
      title: 'Our own instant connection, or the partner bank’s?',
      what: 'made',
      fields: [
        { field: 'title', before: '', after: 'Our own instant connection, or the partner bank’s?' },
        { field: 'neededBy', before: '', after: '2026-11-13' },
      ],
    },
  },
];

/** The commands of the history over the stand-in's memory. */
export function fakeHistory(store: FakeStore): HistoryCommands {
  const idOf = (ref: string) => store.items.find((row) => row.ref === ref)?.id ?? ref;
  const detail = (number: number): OperationDetail => {
    const done = DONE[number % DONE.length]!;
    const record = { ...done.record, id: idOf(done.record.ref) };
    return { operation: operation(number), records: [record], more: 0 };
  };
  const operation = (number: number): Operation => {
    const here = store.undos[number - LONG_AGO - 1];
    const done = DONE[number % DONE.length]!;
    const day = new Date(Date.parse(TODAY) - Math.floor((LONG_AGO + 1 - Math.min(number, LONG_AGO)) / 4) * 86_400_000);
    return {
      number,
      kind: done.kind,
      label: here?.label ?? done.label,
      at: `${day.toISOString().slice(0, 10)}T10:${String(number % 60).padStart(2, '0')}:00.000Z`,
      day: day.toISOString().slice(0, 10),
      by: here ? 'Nora Vale' : done.by,
      device: 'laptop',
      undoes: null,
      changes: 1,
      takenBack: number === LONG_AGO - 4,
      touched: [{ kind: done.record.kind, records: 1 }],
    };
  };
  const all = () => Array.from({ length: LONG_AGO + store.undos.length }, (_, at) => operation(at + 1)).reverse();
  const isOf = (number: number, record: string) => {
    const touched = detail(number).records[0];
    return touched?.id === record || touched?.ref === record;
  };
  const wanted = (query: HistoryQuery) =>
    all().filter(
      (done) =>
        (!query.by || done.by === query.by) &&
        (!query.kind || done.touched[0]?.kind === query.kind) &&
        (!query.record || isOf(done.number, query.record)) &&
        (!query.text || done.label.toLowerCase().includes(query.text.toLowerCase())),
    );
  return {
    history: async (query) => {
      const found = wanted(query);
      const end = query.limit === null ? undefined : query.offset + query.limit;
      return {
        operations: found.slice(query.offset, end),
        total: found.length,
        people: ['Ines Rahm', 'Nora Vale'],
        firstDay: all().at(-1)?.day ?? null,
      };
    },
    operation: async (number) => {
      if (number > LONG_AGO + store.undos.length) {
        throw new Refusal({ code: 'notFound', message: `There is no operation ${number}`, hint: null });
      }
      return detail(number);
    },
    recordLife: async (record) =>
      wanted({ record, by: null, kind: null, text: null, offset: 0, limit: null }).flatMap((done) =>
        detail(done.number).records[0]!.fields.map((change) => ({ operation: done.number, change })),
      ),
    previewUndoTo: async (number) => {
      const operations = LONG_AGO + store.undos.length - number;
      return { operations, changed: Math.min(operations, 2), removed: operations > 2 ? 1 : 0, broughtBack: 0 };
    },
    undoToOperation: async (number) =>
      store.change(`Took back what was done since operation ${number}`, ['item', 'decision'], () => undefined),
    revertRecord: async (wish) =>
      store.change(`Brought back ${wish.fields.join(', ') || 'a record'}`, [wish.kind], () => undefined),
  };
}
