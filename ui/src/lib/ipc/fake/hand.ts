// What is done to records by hand in the stand-in: links, copies, putting away and bringing back.
import { Refusal, type Backend } from '../backend';
import type { Done, ItemField, RecordText, RelationView } from '../types';
import type { FakeStore } from './store';

type ByHand = Pick<
  Backend,
  | 'archiveRecords'
  | 'bringBackRecords'
  | 'duplicateRecord'
  | 'linkRecords'
  | 'unlinkRecords'
  | 'previewText'
  | 'writeField'
  | 'editRecords'
  | 'shiftItems'
  | 'firstSteps'
  | 'dismissFirstSteps'
  | 'forgetRecent'
  | 'findRecent'
  | 'recentWorkspaces'
  | 'copyWorkspace'
  | 'answerClosing'
  | 'remember'
>;

/** What each relation is called from here, and its name at the other end. */
const RELATIONS: Record<string, { word: string; back: string }> = {
  dependsOn: { word: 'Depends on', back: 'blocks' },
  blocks: { word: 'Blocks', back: 'dependsOn' },
  relatesTo: { word: 'Relates to', back: 'relatesTo' },
  causedBy: { word: 'Caused by', back: 'causes' },
  causes: { word: 'Causes', back: 'causedBy' },
  supersedes: { word: 'Supersedes', back: 'supersededBy' },
  supersededBy: { word: 'Superseded by', back: 'supersedes' },
  amends: { word: 'Amends', back: 'amendedBy' },
  amendedBy: { word: 'Amended by', back: 'amends' },
  concerns: { word: 'Concerns', back: 'decidedBy' },
  decidedBy: { word: 'Decided by', back: 'concerns' },
  partOf: { word: 'Part of', back: 'hasPart' },
  hasPart: { word: 'Has part', back: 'partOf' },
};

export function byHand(store: FakeStore): ByHand {
  const place = (ids: string[], archived: boolean): Done => {
    const said = `${archived ? 'Put' : 'Brought'} ${ids.length} ${archived ? 'away' : 'back'}`;
    return store.change(said, ['item', 'decision'], () => {
      const meant = (row: { id: string; ref: string }) => ids.includes(row.id) || ids.includes(row.ref);
      store.items = store.items.map((row) => (meant(row) ? { ...row, archived } : row));
      store.decisions = store.decisions.map((record) =>
        meant(record.row) ? { ...record, row: { ...record.row, archived } } : record,
      );
    });
  };
  return {
    archiveRecords: async (ids) => place(ids, true),
    bringBackRecords: async (ids) => place(ids, false),
    editRecords: async (ids, field, text) =>
      store.change(`Changed ${field} of ${ids.length} records`, ['decision', 'signal', 'raidEntry', 'person'], () => {
        const one = text.replace(/^[+-]/, '');
        store.decisions = store.decisions.map((record) =>
          ids.includes(record.row.ref) ? { ...record, row: { ...record.row, [field]: one || null } } : record,
        );
      }),
    duplicateRecord: async (id) => {
      const row = store.items.find((known) => known.id === id || known.ref === id);
      const number = Math.max(0, ...store.items.map((known) => Number(known.ref.slice(2)))) + 1;
      const ref = row ? `R-${number}` : id;
      const done = store.change(`Added ${ref} as a copy of ${row?.ref ?? id}`, ['item', 'decision'], () => {
        const copy = row && { ...row, id: `item-${number}`, ref, title: `${row.title} (copy)`, source: null };
        if (copy) store.items = [...store.items, copy];
      });
      return { ref, done };
    },
    linkRecords: async (from, relation, to) => {
      if (from === to)
        throw new Refusal({ code: 'invalid', message: 'A record cannot be linked to itself', hint: null });
      return store.change(`Linked: ${from} ${relation} ${to}`, ['link'], () => {
        store.links = [...store.links, { from, relation, to }];
      });
    },
    unlinkRecords: async (from, relation, to) => {
      const back = RELATIONS[relation]?.back;
      return store.change(`Link taken out: ${from} ${relation} ${to}`, ['link'], () => {
        store.links = store.links.filter(
          (link) =>
            !(link.from === from && link.to === to && link.relation === relation) &&
            !(link.from === to && link.to === from && link.relation === back),
        );
      });
    },
    writeField: async (id, field, text, on) => {
      const row = store.items.find((known) => known.id === id || known.ref === id);
      // Going on from what was kept a moment ago is one step with it.
      if (on) store.step(store.undos, []);
      if (row) return store.edit([row.id], field as ItemField, text);
      const writer = store.writers.get(id.slice(0, 2));
      if (writer) return writer(id, field, text);
      return store.editDecision(id, field, text);
    },
    shiftItems: async (ids, { count, unit }) =>
      store.change(`Moved ${ids.length} items ${count} ${unit} later`, ['item'], () => undefined),
    firstSteps: async () => null,
    dismissFirstSteps: async () => null,
    forgetRecent: async () => [],
    findRecent: async () => null,
    recentWorkspaces: async () => [],
    copyWorkspace: async () => '/home/nora/Larkfield roadmap copy.roadbook',
    answerClosing: async () => null,
    remember: async () => null,
    previewText: async (text) => `<p>${text.replaceAll('<', '&lt;')}</p>`,
  };
}

/** The links of one record as its inspector shows them. */
export function relationsOf(store: FakeStore, ref: string): RelationView[] {
  const view = (relation: string, other: string): RelationView => {
    const title =
      store.items.find((row) => row.ref === other)?.title ??
      store.decisions.find((record) => record.row.ref === other)?.row.title ??
      '';
    return { relation, word: RELATIONS[relation]?.word ?? relation, ref: other, title };
  };
  return store.links.flatMap((link) => {
    if (link.from === ref) return [view(link.relation, link.to)];
    return link.to === ref ? [view(RELATIONS[link.relation]?.back ?? '', link.from)] : [];
  });
}

/** The long texts of a record, those that are not given empty. */
export function textsOf(fields: string[], given: Record<string, string>): RecordText[] {
  return fields.map((field) => {
    const markdown = given[field] ?? '';
    return { field, markdown, html: markdown ? `<p>${markdown}</p>` : '' };
  });
}
