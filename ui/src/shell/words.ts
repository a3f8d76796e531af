// Every sentence of the frame: rail, bottom line, toasts, keys.
import type { View } from '../lib/desk';
import type { Kind, Looking, Theme } from '../lib/ipc/types';
import { count, list } from '../lib/text/counts';

export const words = {
  main: 'Main',
  workspaceMenu: (name: string) => `${name}: undo, open another workspace, appearance`,
  views: {
    today: 'Today',
    roadmap: 'Roadmap',
    compare: 'Plan changes',
    decisions: 'Decisions',
    updates: 'Updates',
    reviews: 'Reviews',
    signals: 'Signals',
    metrics: 'Metrics',
    risks: 'Risks',
    audiences: 'People and audiences',
    templates: 'Templates',
    search: 'Search',
    history: 'History',
    import: 'Import',
    backups: 'Backups',
    statuses: 'Status map',
    settings: 'Settings',
  } satisfies Record<View, string>,
  kinds: {
    item: 'Item',
    decision: 'Decision',
    person: 'Person',
    audience: 'Audience',
    template: 'Template',
    update: 'Update',
    draft: 'Draft',
    link: 'Link',
    statusWord: 'Status word',
    mapping: 'Mapping',
    baseline: 'Baseline',
    goal: 'Goal',
    score: 'Score',
    formula: 'Formula',
    view: 'Saved view',
    setting: 'Setting',
    metric: 'Metric',
    raidEntry: 'RAID entry',
    action: 'Action',
    signal: 'Signal',
    review: 'Review',
  } satisfies Record<Kind, string>,
  noView: (kind: string) => `${kind}: there is no view to open it in yet.`,
  palette: 'Commands and records',
  paletteField: 'Type a command or find a record',
  paletteOffers: 'What you can do, and what was found',
  paletteNothing: 'No command and no record fits.',
  showPalette: 'Find a command or a record',
  findEverywhere: 'Find in everything',
  newUpdate: 'New update',
  exportView: 'Export as PDF: choose who it is for',
  lookAs: (theme: string) => `Appearance: ${theme.toLowerCase()}`,

  late: (late: number) => ({ number: String(late), words: '\u00a0late' }),
  lateSpoken: (late: number) => count(late, 'decision is late', 'decisions are late'),
  waitingSpoken: (waiting: number) => count(waiting, 'decision waits', 'decisions wait'),

  newWorkspace: 'New workspace',
  sampleWorkspace: 'Sample workspace',
  openWorkspace: 'Open a workspace',
  recent: 'Opened before',
  missing: 'not found',
  closeWorkspace: 'Close this workspace',
  appearance: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  keys: 'Keys',

  nextPart: 'Go to the next part of the window',
  partBefore: 'Go to the part before',
  narrowRail: 'Narrow rail',
  widenRail: 'Wide rail',
  zoomIn: 'Draw everything larger',
  zoomOut: 'Draw everything smaller',
  zoomNormal: 'Draw everything at its usual size',
  newItem: 'New item',
  decisionNumbers: 'Numbers from the decision log',
  newDecision: 'New decision',
  steps: {
    title: 'First steps',
    done: 'You are set',
    dismiss: 'Hide the first steps',
    isDone: 'done',
    import: 'Import what you have',
    shape: 'Shape it by hand',
    export: 'Write the first update',
  },

  noBackup: (message: string, hint: string) => `No backup could be made. ${message}. ${hint}`.trim(),
  goesOn: (stage: string, amount: string) => `${stage}, ${amount}`,
  saved: 'All changes saved',
  savedAt: (time: string) => `All changes saved, ${time}`,
  asOf: 'As of',
  today: (day: string) => `today, ${day}`,
  notToday: (day: string) => `an earlier moment, ${day}`,
  readOnly: 'Nothing can be changed',
  lookingAt: (looking: Looking, day: (iso: string) => string) =>
    looking.what === 'asOf' ? `The workspace as of ${day(looking.day)}` : `The workspace as ${looking.name} see it`,
  lookingNote: (looking: Looking) => {
    if (looking.what === 'asOf')
      return looking.doneSince === 0
        ? 'Nothing was done since. Nothing can be changed here.'
        : `${count(looking.doneSince, 'thing was done since', 'things were done since')}. Nothing can be changed here.`;
    const hidden = [
      ...(looking.itemsHidden > 0 ? [count(looking.itemsHidden, 'item', 'items')] : []),
      ...(looking.decisionsHidden > 0 ? [count(looking.decisionsHidden, 'decision', 'decisions')] : []),
    ];
    const says = [
      ...(hidden.length > 0 ? [`Hidden: ${list(hidden)}`] : []),
      ...(looking.valuesChanged > 0
        ? [`${count(looking.valuesChanged, 'value is', 'values are')} changed or withheld`]
        : []),
    ];
    return `${says.join('. ') || 'Nothing is hidden or changed'}. Nothing can be changed here.`;
  },
  returnToToday: 'Return to today',
  returnToAll: 'Return to all of it',
  hereOnly: 'On this computer only',
  company: 'Company',

  undo: 'Undo',
  redo: 'Redo',
  undone: (label: string) => `Taken back: ${label}`,
  redone: (label: string) => `Done again: ${label}`,
  nothingToUndo: 'There is nothing left to take back.',
  nothingToRedo: 'There is nothing to do again.',
  close: 'Close',
  goTo: (view: string) => `Go to ${view}`,
  showKeys: 'Show the keys',
  orKeys: 'or',
  everywhere: 'Everywhere',
  inThisView: 'In this view',
  then: 'then',
  loadingView: 'Opening the view',
  messages: 'Messages',
};
