// A stand-in for the core, for tests and the dev page. It is not in the built window.
import { fakeDecide } from './decide';
import { Refusal, type Backend } from '../backend';
import type { ItemField, ItemRow, Looking, RecentFile, Theme, WorkspaceInfo } from '../types';
import { fakeAudiences } from './audiences';
import { fakeBackups } from './backups';
import { decisionRecords, listDecisions, newDecision } from './decisions';
import { fakeHistory } from './history';
import { byHand, relationsOf, textsOf } from './hand';
import { preview } from './imports';
import { itemRows, listItems, textOf } from './items';
import { fakePeople } from './people';
import { fakeReviews } from './reviews';
import { fakeSettings } from './settings';
import { FakeStore } from './store';
import { fakeTemplates } from './templates';
import { read, TODAY } from './timeframes';
import { fakeBaselines, fakeTimeline } from './timeline';
import { fakeUpdates } from './updates';
import { fakeBoard } from './board';
import { fakePlanning } from './planning';
import { fakeViews } from './views';

interface FakeOptions {
  /** Start with this many items (40 when left out). */
  items?: number;
  empty?: boolean;
  welcome?: boolean;
  problem?: boolean;
  theme?: Theme;
  /** Milliseconds each answer takes. */
  delay?: number;
}

const RECENT: RecentFile[] = [
  {
    path: '/home/nora/Roadmaps/Larkfield roadmap.roadbook',
    name: 'Larkfield roadmap',
    openedOn: '2026-11-23',
    missing: false,
  },
  {
    path: '/home/nora/Roadmaps/Board copy.roadbook',
    name: 'Larkfield roadmap, board copy',
    openedOn: '2026-11-17',
    missing: false,
  },
  { path: '/media/usb/Acquisition.roadbook', name: 'Acquisition planning', openedOn: '2026-11-02', missing: true },
];

/** A backend that answers like the core, out of memory. */
export function fakeBackend(options: FakeOptions = {}): Backend & { store: FakeStore } {
  const store = new FakeStore(options.empty ? [] : itemRows(options.items), options.empty ? [] : decisionRecords());
  const audiences = fakeAudiences(store);
  let open = !options.welcome;
  let cancelled = false;
  let looking: Looking | null = null;
  const wait = (ms = options.delay ?? 0) => new Promise((done) => setTimeout(done, ms));
  const rowOf = (id: string): ItemRow => store.items.find((row) => row.id === id || row.ref === id) ?? missing(id);
  const info = (): WorkspaceInfo => {
    const { counts, rows } = listDecisions(store.decisions, {
      tab: 'waiting',
      search: '',
      offset: 0,
      limit: 999,
      placeOf: null,
    });
    const late = rows.filter((row) => (row.daysLeft ?? 0) < 0).length;
    return {
      name: options.empty ? 'Untitled workspace' : 'Larkfield roadmap',
      path: RECENT[0]!.path,
      company: 'Larkfield Payments',
      today: looking?.what === 'asOf' ? looking.day : TODAY,
      fiscalStart: 4,
      dateLanguage: '',
      counts: {
        items: store.items.length,
        decisions: counts.all,
        waiting: counts.waiting,
        late,
        people: 10,
        audiences: 7,
      },
      looking,
      undo: looking ? null : (store.undos.at(-1)?.label ?? null),
      redo: store.redos.at(-1)?.label ?? null,
    };
  };
  const problem = {
    code: 'newer',
    message: '“Larkfield roadmap” was saved by Roadbook 1.4.',
    hint: 'Open it with version 1.4 or newer. The file was not touched.',
  };
  const enter = async () => {
    open = true;
    return info();
  };
  return {
    store,
    ...byHand(store),
    ...fakeTimeline(store),
    ...fakeBaselines(store),
    ...fakeReviews(store, audiences.listAudiences, options.empty ?? false),
    ...fakeUpdates(store),
    listen: (name, heard) => store.listen(name, heard),
    start: async () => ({
      version: '0.1.0',
      workspace: open ? info() : null,
      recent: RECENT,
      theme: options.theme ?? 'system',
      layout: { inspector: null, inspectorClosed: false, rail: 'asRoom', zoom: null, paper: 'a4' },
      problem: options.problem ? problem : null,
    }),
    windowReady: async () => null,
    firstScreenReady: async () => ((document.title = open ? `${info().name} — Roadbook` : 'Roadbook'), null),
    newWorkspace: enter,
    openWorkspace: enter,
    closeWorkspace: async () => ((open = false), null),
    workspace: async () => info(),
    setTheme: async () => null,
    lookAsOf: async (at) => {
      looking = {
        what: 'asOf',
        day: at.at === 'day' ? at.day : '2026-11-16',
        operation: at.at === 'operation' ? at.operation : 12,
        doneSince: 24,
      };
      return info();
    },
    lookAsAudience: async (id) => {
      const audience = (await audiences.audience(id, null)).row;
      looking = {
        what: 'asAudience',
        id,
        name: audience.name,
        itemsHidden: 7,
        decisionsHidden: 3,
        valuesChanged: 64,
      };
      return info();
    },
    lookAtToday: async () => ((looking = null), info()),
    undo: async () => store.step(store.undos, store.redos),
    redo: async () => store.step(store.redos, store.undos),
    ...fakeBackups(store, enter),
    ...fakeHistory(store),
    ...fakeSettings(store),
    listItems: async (query) => (await wait(), listItems(store.items, query)),
    board: async (query) => (await wait(), fakeBoard(store.items, query)),
    item: async (id) => {
      const row = rowOf(id);
      return {
        row,
        texts: textsOf(['description', 'publicText', 'internalNote'], {
          description: 'Money arrives while the buyer still looks at the screen.',
          ...store.texts.get(row.id),
        }),
        description: 'Money arrives while the buyer still looks at the screen.',
        descriptionHtml:
          '<p>Money arrives while the buyer still looks at the screen. Marketplaces ask for it first.</p><ul><li>One rail for all euro accounts</li><li>A receipt within <strong>ten seconds</strong></li></ul>',
        publicText: row.publicTitle ? 'Your money, at once, every day of the week.' : '',
        internalNote: row.sensitivity === 'confidential' ? 'Three signed contracts name a date.' : '',
        links: [{ title: 'Design notes', url: 'https://example.org/notes' }],
        relations: relationsOf(store, row.ref),
        since: store.since.get(row.id) ?? [
          {
            field: 'timeframe',
            at: '2026-10-12T08:00:00Z',
            by: 'Ines Rahm',
            was: 'February 2027',
            operation: 'Changed',
          },
          { field: 'health', at: '2026-11-17T08:00:00Z', by: 'you', was: 'onTrack', operation: 'Changed' },
        ],
      };
    },
    findPlaces: async (query, words) => {
      const all = listItems(store.items, {
        ...query,
        filter: null,
        putAway: false,
        offset: 0,
        limit: store.items.length,
      });
      return all.rows.flatMap((row, place) => (row.title.toLowerCase().includes(words.toLowerCase()) ? [place] : []));
    },
    putCard: async (id, columns, column) => store.edit([id], columns, column),
    editItems: async (ids, field, text) => (await wait(), store.edit(ids, field, text)),
    emptyItems: async (ids, fields) => (await wait(), fields.map((field) => store.edit(ids, field, '')).at(-1)!),
    addItem: async (title, level) => store.add(title, level),
    readTimeframe: async (text) => read(text),
    choices: async (field: ItemField) =>
      [...new Set(store.items.flatMap((row) => (field === 'tags' ? row.tags : [textOf(row, field)])))]
        .filter(Boolean)
        .sort(),
    listDecisions: async (query) => (await wait(), listDecisions(store.decisions, query)),
    decision: async (id) =>
      store.decisions.find((record) => record.row.id === id || record.row.ref === id) ?? missing(id),
    askDecision: async (question) => {
      const record = newDecision(store.decisions.length + 20, {
        title: question,
        status: 'draft',
        waitingSince: TODAY,
      });
      const done = store.change(
        `Asked for ${record.row.ref}: ${question}`,
        ['decision'],
        () => (store.decisions = [record, ...store.decisions]),
      );
      return { id: record.row.id, done };
    },
    ...fakeDecide(store),
    ...audiences,
    ...fakePeople(store),
    ...fakeTemplates(store),
    ...fakeViews(store),
    ...fakePlanning(store),
    chooseImport: async (kind) =>
      kind === 'file' ? '/home/nora/jira-payouts-2026-11-23.csv' : '/home/nora/ledger/doc/adr',
    previewImport: async (request) => (await wait(), preview(request)),
    applyImport: async (request) => {
      cancelled = false;
      const { report, name } = preview(request);
      for (let done = 0; done < 412 && options.delay; done += 41) {
        if (cancelled) return null;
        store.emit('workProgress', { stage: `Reading ${name}`, done, total: 412 });
        await wait(120);
      }
      const made = report.created.items + report.updated.items + report.created.decisions + report.updated.decisions;
      return {
        done: store.change(`Imported ${made} records from ${name}`, ['item', 'decision', 'person'], () => undefined),
        report,
      };
    },
    stopWork: async () => ((cancelled = true), null),
    saveMapping: async () => null,
    showInFolder: async () => null,
  };
}

function missing(id: string): never {
  throw new Refusal({ code: 'notFound', message: `There is no ${id} in this workspace.`, hint: null });
}

/** The stand-in of the dev page, set up by its address: `?items=100000&theme=dark`, `?empty`, `?welcome`. */
export function fakeFromAddress(search: string): Backend {
  const asked = new URLSearchParams(search);
  return fakeBackend({
    items: asked.has('items') ? Number(asked.get('items')) : undefined,
    empty: asked.has('empty'),
    welcome: asked.has('welcome') || asked.has('problem'),
    problem: asked.has('problem'),
    theme: (asked.get('theme') as Theme | null) ?? undefined,
    delay: asked.has('delay') ? Number(asked.get('delay')) : undefined,
  });
}
