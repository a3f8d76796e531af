// The timeline of the stand-in: one bar a row, known to the day or not, in lanes by the first field that is asked for.
// The core packs and measures; this only has to be enough to try the screen with.
import { dayAfter, daysBetween } from '../../text/dates';
import { MARK_WORDS } from '../../text/scales';
import type { Backend } from '../backend';
import type { ItemRow, LaneBy, ScreenBar, ScreenLane, ScreenScale, Stop, Timeline, TimelineQuery } from '../types';
import { listItems, textOf } from './items';
import type { FakeStore } from './store';
import { days, TODAY } from './timeframes';

const FIRST = '2026-01-01';
const LAST = '2028-12-31';

export function fakeTimeline(
  store: FakeStore,
): Pick<Backend, 'timeline' | 'itemStops' | 'rescheduleItem' | 'relaneItem' | 'drawRoadmap'> {
  const rowOf = (id: string) => store.items.find((row) => row.id === id)!;
  return {
    timeline: async (query) => lay(store, query),
    itemStops: async (id, grab) => {
      const { timeframe } = rowOf(id);
      const list = Array.from({ length: 61 }, (_, at): Stop => {
        const by = (at - 30) * 7;
        const start = timeframe?.start ?? TODAY;
        const end = timeframe?.end ?? TODAY;
        const from = grab === 'end' ? start : dayAfter(start, by);
        const to = grab === 'start' ? end : dayAfter(end, by);
        const text = days(from, to).text;
        const moved = grab === 'start' || by === 0 ? '' : `${Math.abs(by)} days ${by > 0 ? 'later' : 'earlier'}`;
        return {
          timeframe: `${from}/${to}`,
          text,
          moved,
          from: daysBetween(FIRST, from),
          to: daysBetween(FIRST, to) + 1,
        };
      });
      return {
        list: list.filter(({ from, to }) => from! < to!),
        at: list.slice(0, 30).filter(({ from, to }) => from! < to!).length,
      };
    },
    rescheduleItem: async (id, timeframe) => {
      const row = rowOf(id);
      const [start, end] = timeframe.split('/') as [string, string];
      return store.change(`Moved ${row.ref} to ${days(start, end).text}`, ['item'], () => {
        store.items = store.items.map((other) => (other.id === id ? { ...other, timeframe: days(start, end) } : other));
      });
    },
    relaneItem: async (id, timeframe, lanes) => {
      const row = rowOf(id);
      const [start, end] = (timeframe ?? '').split('/') as [string, string?];
      const time = end ? { timeframe: days(start, end) } : {};
      const values = Object.fromEntries(lanes.map(({ by, name }) => [by, name.startsWith('No ') ? null : name]));
      return store.change(`Moved ${row.ref} to ${lanes.map(({ name }) => name).join(', ')}`, ['item'], () => {
        store.items = store.items.map((other) => (other.id === id ? { ...other, ...values, ...time } : other));
      });
    },
    drawRoadmap: async (_audience, _content, formats) => ({
      paths: formats.map((format) => `/home/nora/Exports/2026-11-24 Roadmap.${format}`),
      leaks: [],
    }),
  };
}

function lay(store: FakeStore, { items, lanes, perDay }: TimelineQuery): Timeline {
  const rows = listItems(store.items, { ...items, group: null, offset: 0, limit: store.items.length }).rows;
  const scheduled = rows.filter((row) => row.timeframe?.start && row.timeframe.end);
  const x = (day: string) => daysBetween(FIRST, day) * perDay;
  const bars: ScreenBar[] = [];
  const found: ScreenLane[] = [];
  const [outer, inner] = lanes;
  for (const name of names(scheduled, outer)) {
    const within = scheduled.filter((row) => laneOf(row, outer) === name);
    if (inner) found.push({ ...lane([name], [], bars.length, true), tally: tallyOf(within) });
    for (const second of inner ? names(within, inner) : [null]) {
      const members = within.filter((row) => second === null || laneOf(row, inner) === second);
      found.push(lane(second === null ? [name] : [name, second], members, bars.length, false));
      members.forEach((row, at) => bars.push(bar(row, at, x, perDay)));
    }
  }
  const at = new Map(bars.map((one) => [one.ref, one]));
  const links = store.links.flatMap(({ from, relation, to }) => {
    const [later, first] = [at.get(from), at.get(to)];
    if (relation !== 'dependsOn' || !later || !first) return [];
    const end = first.x + first.width;
    const stations: [number, number, number] = [end, end + 8, later.x + later.width];
    const said = `14 days too late for ${from}`;
    const clash = end > later.x + later.width ? { said, late: true, width: said.length * 6 } : null;
    return [{ from: to, to: from, stations, clash }];
  });
  return {
    screen: {
      first: FIRST,
      last: LAST,
      perDay,
      width: (daysBetween(FIRST, LAST) + 1) * perDay,
      today: x(TODAY),
      scales: [scale('quarter', 3, x), scale('month', 1, x)],
      lanes: found,
      bars,
      links,
      outside: [],
    },
    unscheduled: rows
      .filter((row) => row.timeframe === null)
      .map(({ id, ref, title, mark }) => ({ id, ref, title, mark })),
    ids: Object.fromEntries(rows.map(({ id, ref }) => [ref, id])),
  };
}

const laneOf = (row: ItemRow, by: LaneBy | undefined) =>
  by ? textOf(row, by === 'theme' ? 'parent' : by) || `No ${by}` : '';
const names = (rows: ItemRow[], by: LaneBy | undefined) => [...new Set(rows.map((row) => laneOf(row, by)))].sort();

function tallyOf(members: ItemRow[]): ScreenLane['tally'] {
  const marks = [...new Set(members.map((row) => row.mark))];
  return marks.map((mark) => ({ mark, count: members.filter((row) => row.mark === mark).length }));
}

function lane(path: string[], members: ItemRow[], firstBar: number, head: boolean): ScreenLane {
  return { path, rows: members.length, head, firstBar, bars: members.length, tally: tallyOf(members) };
}

function bar(row: ItemRow, at: number, x: (day: string) => number, perDay: number): ScreenBar {
  const { start, end, text, precision } = row.timeframe!;
  const soft = precision !== 'day' && precision !== 'month';
  const width = x(end!) + perDay - x(start!);
  return {
    ref: row.ref,
    title: row.title,
    when: text,
    about: [row.title, row.ref, text, MARK_WORDS[row.mark]].join(', '),
    row: at,
    x: x(start!),
    width,
    milestone: row.level === 'milestone',
    fades: [soft, soft],
    goesOn: [false, false],
    commitment: row.commitment,
    mark: row.mark,
    words: width > 240 ? 'inside' : 'after',
    state: MARK_WORDS[row.mark],
    covers: [x(start!), x(start!) + width + (width > 240 ? 0 : 12 + row.title.length * 7)],
    gone: null,
    was: null,
  };
}

function scale(unit: 'quarter' | 'month', months: number, x: (day: string) => number): ScreenScale {
  const starts = Array.from({ length: 36 / months }, (_, at) => {
    const month = at * months;
    return `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });
  const ticks = starts.map((day, at) => ({
    x: x(day),
    width: x(starts[at + 1] ?? dayAfter(LAST, 1)) - x(day),
    name: day.slice(0, 7),
    second: null,
    year: day.endsWith('-01-01'),
  }));
  return { unit, fiscal: false, ticks };
}

/** Baselines of the stand-in, and one comparison: whatever was moved since. */
type BaselineCalls = Pick<
  Backend,
  'listBaselines' | 'freezePlan' | 'renameBaseline' | 'removeBaseline' | 'planChangesBetween'
>;

export function fakeBaselines(store: FakeStore): BaselineCalls {
  const kept = store.keep('baselines', [{ name: 'Plan of October', madeOn: '2026-10-01', items: store.items }]);
  return {
    listBaselines: async () => kept.value.map(({ name, madeOn }) => ({ name, madeOn })),
    freezePlan: async (name) =>
      store.change(`Froze the plan as ${name}`, ['baseline'], () => {
        kept.value = [...kept.value, { name, madeOn: TODAY, items: store.items }];
      }),
    renameBaseline: async (name, newName) =>
      store.change(`Renamed the baseline ${name} to ${newName}`, ['baseline'], () => {
        kept.value = kept.value.map((known) => (known.name === name ? { ...known, name: newName } : known));
      }),
    removeBaseline: async (name) =>
      store.change(`Took the baseline ${name} away`, ['baseline'], () => {
        kept.value = kept.value.filter((known) => known.name !== name);
      }),
    planChangesBetween: async (from, to) => {
      const before = kept.value.find(({ name }) => name === from)?.items ?? store.items;
      const moved = store.items.flatMap((row) => {
        const was = before.find(({ id }) => id === row.id);
        if (!was || was.timeframe?.text === row.timeframe?.text) return [];
        const days =
          row.timeframe?.end && was.timeframe?.end ? daysBetween(was.timeframe.end, row.timeframe.end) : null;
        const { id, ref, title, commitment, mark } = row;
        const reason = row.dateReason;
        const decision = reason.includes('D-7') ? { ref: 'D-7', title: 'Our own connection, or the bank’s?' } : null;
        return [
          {
            id,
            ref,
            title,
            commitment,
            mark,
            from: was.timeframe,
            to: row.timeframe,
            days,
            times: 1,
            reason,
            decision,
          },
        ];
      });
      const tag = ({ ref, title }: ItemRow) => ({ ref, title });
      return {
        from: { written: from, day: '2026-10-01', baseline: from },
        to: { written: to, day: TODAY, baseline: null },
        added: store.items.filter(({ id }) => !before.some((row) => row.id === id)).map(tag),
        dropped: before.filter(({ id }) => !store.items.some((row) => row.id === id)).map(tag),
        moved,
        changed: [],
      };
    },
  };
}
