// What audiences of the stand-in would get: enough of each mark to see them all.
import { Refusal, type Backend } from '../backend';
import type {
  BudgetUse,
  Draft,
  Due,
  FieldMark,
  Format,
  HeldValue,
  Leak,
  MarkKind,
  OutRecord,
  SavedUpdate,
  ShownRecord,
  UpdateRow,
} from '../types';
import type { FakeStore } from './store';
import { AUDIENCES, PAGE } from './told';
import { TODAY } from './timeframes';

const BUDGET: BudgetUse[] = [{ line: { weight: 'notice', most: 2, period: 'month' }, sent: 1 }];
const mark = (label: string, what: MarkKind, inside: string, outside: string | null, reason: string): FieldMark => ({
  field: label.toLowerCase(),
  label,
  what,
  inside,
  outside,
  reason,
});
const quarterly = (inside: string, outside: string) =>
  mark('Timeframe', 'coarsened', inside, outside, 'Sales read dates to the quarter');
const effort = (days: string) => mark('Effort', 'withheld', days, null, 'Not for Sales');

const SHOWN: ShownRecord[] = [
  {
    ref: 'R-2',
    title: 'Instant euro payouts',
    kind: 'item',
    marks: [
      mark('Title', 'reworded', 'Instant payouts in euros', 'Instant euro payouts', 'Sales’ own word for it'),
      quarterly('5 October 2026 – 26 February 2027', 'FY27 Q4, Jan–Mar 2027'),
      mark('Health', 'reworded', 'At risk', 'May move', 'Word list for Sales'),
      effort('86 days'),
      mark('Commitment', 'asIs', 'Committed', 'Committed', 'Shown to Sales'),
      mark(
        'Description',
        'withheld',
        'Ostermann AG waits for this. They would sign for three years if it is live before their peak season, and they have told nobody else yet.',
        null,
        'Names a customer',
      ),
    ],
  },
  {
    ref: 'R-3',
    title: 'Payout batching',
    kind: 'item',
    marks: [
      mark('Title', 'reworded', 'Payout batching for marketplaces', 'Payout batching', 'Its public title'),
      quarterly('9 November 2026 – 29 January 2027', 'FY27 Q4, Jan–Mar 2027'),
      effort('34 days'),
    ],
  },
  {
    ref: 'R-22',
    title: 'Mandate migration',
    kind: 'item',
    marks: [quarterly('4 January – 16 April 2027', 'FY28 Q1, Apr–Jun 2027'), effort('52 days')],
  },
  {
    ref: 'R-21',
    title: 'E-invoicing for France',
    kind: 'item',
    marks: [quarterly('2 November 2026 – 30 June 2027', 'FY28 Q1, Apr–Jun 2027'), effort('110 days')],
  },
  {
    ref: 'R-31',
    title: 'API version 3',
    kind: 'item',
    marks: [quarterly('2 November 2026 – 30 April 2027', 'FY28 Q1, Apr–Jun 2027')],
  },
  {
    ref: 'R-19',
    title: 'Invoice reminders',
    kind: 'item',
    marks: [mark('Status', 'asIs', 'Released', 'Released', 'Shown to Sales')],
  },
  {
    ref: 'D-12',
    title: 'Close the batching beta at 40 customers',
    kind: 'decision',
    marks: [mark('Decided on', 'asIs', '16 November 2026', '16 November 2026', 'Shown to Sales')],
  },
];

const OUT: OutRecord[] = [
  {
    ref: 'R-12',
    title: 'Payout risk scoring, version 2',
    kind: 'item',
    reason: 'Restricted. Sales are cleared for internal',
  },
  {
    ref: 'D-7',
    title: 'Our own instant connection, or the partner bank’s?',
    kind: 'decision',
    reason: 'Confidential, and not decided',
  },
  {
    ref: 'R-4',
    title: 'Same-day payouts in the US',
    kind: 'item',
    reason: 'Might. Sales see likely and committed only',
  },
  {
    ref: 'R-23',
    title: 'Invoice financing for all',
    kind: 'item',
    reason: 'Might. Sales see likely and committed only',
  },
  {
    ref: 'R-7',
    title: 'Payout calendar for bank holidays in all 31 countries, with cut-off times per rail and per partner bank',
    kind: 'item',
    reason: 'No public title',
  },
];

export const TEXT =
  '# {{ headline }}\n\n{{ lead }}\n\n## Needed from you\n\n```roadbook action\nwhat: [Write: what they do]\nby:\n```\n\n## What comes\n\n```roadbook items\nby: quarter\n```\n';

type Commands = Pick<
  Backend,
  | 'openComposer'
  | 'draftPage'
  | 'draftPreview'
  | 'searchDraft'
  | 'keepDraft'
  | 'draftCorrection'
  | 'correctUpdate'
  | 'saveUpdate'
  | 'issueUpdate'
  | 'dueUpdates'
  | 'issuedUpdates'
  | 'issuedUpdate'
  | 'makeAgain'
  | 'whatIsHeld'
  | 'standInCard'
  | 'giveCopy'
  | 'makeUpdates'
  | 'issueUpdates'
>;

/** Updates of the stand-in: kept in the store; Marketing's page has a leak. */
export function fakeUpdates(store: FakeStore): Commands {
  const drafts = store.keep<Draft>('drafts', []);
  const issued = store.keep<UpdateRow>('issued', []);
  const stale = store.keep<string>('stale', []);
  const audienceOf = (id: string) => AUDIENCES.find((row) => row.id === id) ?? missing();
  const draftOf = (id: string): Draft =>
    drafts.value.find((one) => one.id === id) ?? {
      id,
      template: '',
      text: '',
      corrects: null,
      leaveOut: [],
      kept: null,
    };
  const next = () => `U-${issued.value.length + 1}`;
  const lastOf = (id: string) => issued.value.findLast((row) => row.audienceId === id);
  const leaksOf = (id: string, text: string): Leak[] =>
    id === 'marketing' || text.includes('Ostermann')
      ? [
          { value: 'Ostermann AG', ref: 'R-2', field: 'Description', place: 'PDF, page 1', format: 'pdf' },
          { value: '86 days', ref: 'R-2', field: 'Effort', place: 'HTML, the table “Dates coming up”', format: 'html' },
        ]
      : [];
  const write = (label: string, id: string, draft: Draft | null) => {
    return store.change(label, ['draft'], () => {
      const others = drafts.value.filter((one) => one.id !== id);
      drafts.value = draft ? [...others, draft] : others;
    });
  };
  const saved = (id: string, formats: Format[], update: string | null): SavedUpdate => ({
    update,
    folder: '/home/nora/Updates',
    files: formats.map((format) => ({
      path: `/home/nora/Updates/${update ?? 'draft'}.${format}`,
      name: `${update ?? 'draft'}.${format}`,
      format,
      hash: update ? '4be1'.repeat(16) : '',
      isSame: null,
    })),
    leaks: leaksOf(id, ''),
    warnings: [],
    inTheWay: [],
  });
  const held = (): HeldValue[] =>
    issued.value.map((row) => ({
      ref: 'R-2',
      title: 'Instant payouts in euros',
      field: 'timeframe',
      label: 'Date',
      audienceId: row.audienceId,
      audience: row.audience,
      people: row.people.length,
      update: row.ref,
      toldOn: row.issuedOn,
      told: 'FY27 Q3, Oct–Dec 2026',
      now: stale.value.includes(row.audienceId) ? 'FY27 Q4, Jan–Mar 2027' : 'FY27 Q3, Oct–Dec 2026',
      isStale: stale.value.includes(row.audienceId),
    }));
  const issue = (id: string, formats: Format[]): UpdateRow => {
    const audience = audienceOf(id);
    const ref = next();
    const row: UpdateRow = {
      id: ref,
      ref,
      audienceId: id,
      audience: audience.name,
      issuedOn: TODAY,
      headline: 'Mostly on plan. Instant euro payouts move by one quarter.',
      template: audience.template,
      templateVersion: '4be1',
      corrects: draftOf(id).corrects === null ? null : `U-${draftOf(id).corrects}`,
      correctedBy: null,
      people: [{ ref: 'P-1', name: 'Nora Vale', department: 'Operations', seniority: null }],
      files: formats.map((format) => ({ name: `${ref}.${format}`, format, hash: '4be1'.repeat(16), bytes: 24000 })),
      values: 12,
      weight: 'notice',
    };
    store.change(`Issued ${ref} for ${audience.name}`, ['update', 'draft'], () => {
      issued.value = [...issued.value, row];
      drafts.value = drafts.value.filter((one) => one.id !== id);
      stale.value = stale.value.filter((one) => one !== id);
    });
    return row;
  };
  store.listen('workspaceChanged', ({ kinds }) => {
    if (kinds.includes('item')) stale.value = issued.value.map((row) => row.audienceId);
  });
  return {
    openComposer: async (id) => {
      const audience = audienceOf(id);
      const draft = draftOf(id);
      const last = lastOf(id);
      return {
        audience,
        next: next(),
        draft,
        template: draft.template || audience.template,
        text: draft.text || TEXT,
        templateText: TEXT,
        templates: [
          { name: 'general', label: 'General: for anybody' },
          { name: audience.template, label: `${audience.name}: as they read it` },
        ].filter((one, at, all) => all.findIndex(({ name }) => name === one.name) === at),
        corrects: draft.corrects === null ? null : `U-${draft.corrects}`,
        shown: id === 'customers' ? [] : SHOWN,
        out: OUT,
        heard: {
          update: last?.ref ?? null,
          on: last?.issuedOn ?? null,
          news: last
            ? [
                {
                  ref: 'R-2',
                  title: 'Instant euro payouts',
                  field: 'timeframe',
                  label: 'Date',
                  before: 'FY27 Q3',
                  after: 'FY27 Q4',
                  more: 0,
                },
              ]
            : [],
          quiet: last ? 6 : 0,
          stale: stale.value.includes(id) ? 1 : 0,
        },
        formats: ['pdf', 'docx', 'eml'],
        requestsInUpdate: 1,
        updatesAMonth: 2,
        thisMonth: last ? 1 : 0,
        budget: BUDGET,
      };
    },
    draftPage: async (draft) => {
      const text = draft.text || TEXT;
      const line = text.split('\n').findIndex((row) => row.includes('roadbook itmes'));
      const fault = { line: line + 1, what: 'There is no block “itmes”', hint: 'Did you mean items?' };
      if (line >= 0)
        return {
          html: null,
          words: 0,
          requests: 0,
          faults: [fault],
          warnings: [],
          speaksOf: [],
          beside: false,
          weight: 'notice',
        };
      const own = text === TEXT ? '' : `<p>${text.split('\n').find((row) => /^\w/.test(row)) ?? ''}</p>`;
      const toWrite = /\[Write: ([^\]]*)\]/.exec(text)?.[1];
      return {
        html: PAGE.replaceAll('Sales', audienceOf(draft.id).name).replace('</body>', `${own}</body>`),
        words: 142,
        requests: 1,
        faults: [],
        warnings: toWrite
          ? [
              {
                kind: 'unwritten',
                ref: null,
                place: 'Needed from you',
                what: `Still to be written: ${toWrite}`,
                hint: 'Write it in the text of this update, or take the line out.',
              },
            ]
          : [],
        speaksOf: SHOWN.map(({ ref }) => ref).filter((ref) => !draft.leaveOut.includes(ref)),
        beside: draft.corrects !== null && draft.template !== '',
        weight: 'notice',
      };
    },
    draftPreview: async (draft, format) =>
      format === 'docx' || format === 'svg' || format === 'png'
        ? null
        : PAGE.replaceAll('Sales', `${audienceOf(draft.id).name} as ${format}`),
    searchDraft: async (draft, formats) => ({
      leaks: leaksOf(draft.id, draft.text),
      values: 38,
      spellings: 164,
      formats,
    }),
    keepDraft: async (draft) =>
      write('Wrote the update', draft.id, draft.text === TEXT ? { ...draft, text: '' } : draft),
    draftCorrection: async (id) => {
      const last = lastOf(id);
      if (!last) throw new Refusal({ code: 'invalid', message: 'All that they were told is still so', hint: null });
      const corrects = Number(last.ref.slice(2));
      return write('Drafted the correction', id, { ...draftOf(id), template: 'date-change', corrects });
    },
    correctUpdate: async (of) => {
      const row = issued.value.find(({ ref }) => ref === of) ?? missing();
      return write(`Began the correction of ${of}`, row.audienceId, {
        ...draftOf(row.audienceId),
        corrects: Number(of.slice(2)),
      });
    },
    saveUpdate: async (id, formats) => saved(id, formats, null),
    issueUpdate: async (id, formats) =>
      leaksOf(id, '').length > 0 ? { ...saved(id, [], null) } : saved(id, formats, issue(id, formats).ref),
    dueUpdates: async () =>
      AUDIENCES.map((row): Due => {
        const last = lastOf(row.id);
        return {
          audienceId: row.id,
          audience: row.name,
          cadence: row.cadence,
          lastUpdate: last?.ref ?? null,
          lastTold: last?.issuedOn ?? null,
          due: row.cadence ? (last ? '2026-12-22' : TODAY) : null,
          daysLate: row.cadence ? (last ? -28 : 0) : null,
          changes: last ? 1 : 0,
          stale: stale.value.includes(row.id) ? 1 : 0,
          thisMonth: last ? 1 : 0,
          updatesAMonth: 2,
          budget: BUDGET,
          formats: ['pdf'],
          hasDraft: drafts.value.some(({ id }) => id === row.id),
        };
      }),
    issuedUpdates: async () => issued.value.toReversed(),
    issuedUpdate: async (of) => {
      const row = issued.value.find(({ ref }) => ref === of) ?? missing();
      return {
        row,
        html: PAGE.replaceAll('Sales', row.audience),
        text: `# ${row.headline}\n`,
        templateText: TEXT,
        told: held().filter(({ update }) => update === of),
        others: issued.value.filter(({ audienceId }) => audienceId === row.audienceId).map(({ ref }) => ref),
      };
    },
    makeAgain: async (of, formats) => {
      const row = issued.value.find(({ ref }) => ref === of) ?? missing();
      const files = saved(
        row.audienceId,
        formats.length > 0 ? formats : row.files.map(({ format }) => format),
        of,
      ).files;
      return { ...saved(row.audienceId, [], of), files: files.map((file) => ({ ...file, isSame: true })) };
    },
    whatIsHeld: async (of, audienceId, onlyStale) =>
      held().filter(
        (row) =>
          (of === null || row.ref === of) &&
          (audienceId === null || row.audienceId === audienceId) &&
          (!onlyStale || row.isStale),
      ),
    standInCard: async (of) => ({
      ref: of,
      title: 'Instant payouts in euros',
      today: TODAY,
      owner: 'Ines Rahm',
      audiences: AUDIENCES.slice(0, 3).map((row) => ({
        audience: row.name,
        staysOut: row.id === 'engineering' ? 'Restricted.' : null,
        say: [{ field: 'title', label: 'Title', value: 'Instant euro payouts' }],
        keep: [{ field: 'effort', label: 'Effort', value: 'Not for Sales' }],
        told: [],
      })),
      open: [{ ref: 'D-7', title: 'Our own instant connection?', neededBy: '2026-12-01', decides: 'Nora Vale' }],
    }),
    giveCopy: async () => ({ path: '/home/nora/For Sales.roadbook', leaks: [], items: 30, decisions: 4, withheld: 61 }),
    makeUpdates: async (_whose, formats) =>
      AUDIENCES.slice(0, 4).map((row) => ({
        made: {
          audienceId: row.id,
          audience: row.name,
          update: null,
          template: row.template,
          changes: null,
          withheld: 12,
          files: (formats.length > 0 ? formats : (['pdf'] as Format[])).map((format) => ({
            name: `${row.name}.${format}`,
            format,
            hash: '4be1'.repeat(16),
            bytes: 24000,
          })),
          leftOut: [],
          leaks: leaksOf(row.id, ''),
          warnings: [],
        },
        html: PAGE.replaceAll('Sales', row.name),
      })),
    issueUpdates: async (ids, formats) => ({
      folder: '/home/nora/Updates',
      updates: ids.map((id) => {
        const row = issue(id, formats.length > 0 ? formats : ['pdf']);
        return {
          audienceId: id,
          audience: row.audience,
          update: row.ref,
          template: row.template,
          changes: null,
          withheld: 12,
          files: row.files,
          leftOut: [],
          leaks: [],
          warnings: [],
        };
      }),
    }),
  };
}

function missing(): never {
  throw new Refusal({ code: 'notFound', message: 'There is no such record.', hint: null });
}
