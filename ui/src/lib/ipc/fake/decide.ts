// What is done with decisions, as the stand-in does it: states change, texts are kept, and little else is counted.
import { Refusal, type Commands } from '../backend';
import type { DecisionRecord, Measures } from '../types';
import type { FakeStore } from './store';

type Done = Pick<
  Commands,
  | 'decideDecision'
  | 'amendDecision'
  | 'amendmentChanges'
  | 'textDifference'
  | 'proposeDecision'
  | 'informOfDecision'
  | 'reviewDecision'
  | 'supersedeDecision'
  | 'reverseDecision'
  | 'decisionChain'
  | 'decisionMeasures'
  | 'whyDate'
  | 'attachFile'
  | 'detachFile'
  | 'saveAttachment'
  | 'exportDecisions'
>;

const share = (count: number, of: number) => ({ count, of, share: count / of });
const numbers = (days: number, inTime: number): Measures['overall'] => ({
  decided: 12,
  timeToDecide: { median: days, of: 10 },
  byNeededBy: share(inTime, 12),
  withRealOptions: share(9, 12),
  reversed: share(1, 12),
  reviewsOnTime: share(3, 4),
});

export function fakeDecide(store: FakeStore): Done {
  const find = (id: string) => {
    const found = store.decisions.find(({ row }) => row.id === id || row.ref === id);
    if (!found) throw new Refusal({ code: 'notFound', message: `There is no ${id} in this workspace.`, hint: null });
    return found;
  };
  const put = (label: string, id: string, change: (record: DecisionRecord) => Partial<DecisionRecord>) =>
    store.change(label, ['decision'], () => {
      const record = find(id);
      store.decisions = store.decisions.map((one) => (one === record ? { ...one, ...change(one) } : one));
    });
  const status = (label: string, id: string, to: DecisionRecord['row']['status'], more: Partial<DecisionRecord> = {}) =>
    put(label, id, ({ row }) => ({ ...more, row: { ...row, status: to, why: null, missing: [] } }));
  return {
    decideDecision: async (id, verdict, said) =>
      status(
        `Decided ${find(id).row.ref}`,
        id,
        ({ accept: 'accepted', acceptUntil: 'provisional', reject: 'rejected', defer: 'deferred' } as const)[verdict],
        { chosen: said.chosen || null, decidedIn: said.meeting || null },
      ),
    amendDecision: async (id, field, text, note) =>
      put(`Amended ${find(id).row.ref}`, id, (record) => ({
        amendments: [
          { on: '2026-11-24', by: 'you', note, field, pieces: [{ became: 'putIn', text }] },
          ...record.amendments,
        ],
      })),
    amendmentChanges: async (id, _field, text) => [
      { became: 'takenOut', text: find(id).row.title },
      { became: 'putIn', text },
    ],
    textDifference: async (before, after) => [
      { became: 'takenOut', text: before },
      { became: 'putIn', text: after },
    ],
    proposeDecision: async (id, recommendation) =>
      put(`Proposed ${find(id).row.ref}`, id, ({ row }) => ({ row: { ...row, status: 'proposed', recommendation } })),
    informOfDecision: async (id, audience, mustKnow) =>
      put(`Who must know of ${find(id).row.ref}`, id, ({ told }) => ({
        told: [
          ...told.filter((one) => one.audience !== audience),
          ...(mustKnow
            ? [
                {
                  audience,
                  mustKnow,
                  knows: 'nothingYet' as const,
                  update: null,
                  toldOn: null,
                  toldAs: null,
                  keptOut: null,
                  daysUntold: null,
                },
              ]
            : []),
        ],
      })),
    reviewDecision: async (id, { outcome, note }) =>
      put(`Reviewed ${find(id).row.ref}`, id, (record) => ({
        reviews: [{ date: '2026-11-24', outcome, note }, ...record.reviews],
        row: { ...record.row, why: null, reviewOn: null },
      })),
    supersedeDecision: async (id) => status(`Superseded ${find(id).row.ref}`, id, 'superseded'),
    reverseDecision: async (id) => status(`Reversed ${find(id).row.ref}`, id, 'reversed'),
    decisionChain: async (id) => {
      const { row } = find(id);
      const node = {
        ref: row.ref,
        title: row.title,
        kind: 'decision' as const,
        status: row.status,
        decidedOn: row.decidedOn,
      };
      return { nodes: [{ ...node, column: 0, row: 0 }], edges: [], hasMore: false };
    },
    decisionMeasures: async () => ({
      overall: numbers(9, 8),
      byQuarter: [
        { name: 'Q2 2026', numbers: numbers(14, 6) },
        { name: 'Q3 2026', numbers: numbers(11, 7) },
        { name: 'Q4 2026', numbers: numbers(9, 9) },
      ],
      byTeam: [{ name: 'Payouts', numbers: numbers(9, 8) }],
    }),
    whyDate: async () => ({ ref: '', title: '', timeframe: '', changes: [], decisions: [] }),
    attachFile: async () => null,
    detachFile: async (id, name) =>
      put('Took a file off', id, ({ attachments }) => ({
        attachments: attachments.filter((file) => file.name !== name),
      })),
    saveAttachment: async (_id, name) => `/home/nora/${name}`,
    exportDecisions: async () => '/home/nora/decisions',
  };
}
