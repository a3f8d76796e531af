// Every sentence of the welcome screen.
import type { BackupCondition, Salvaged } from '../../lib/ipc/types';
import { BACKUP_REASONS } from '../../lib/text/backups';
import { count, number } from '../../lib/text/counts';

export const words = {
  name: 'Roadbook',
  title: ['One roadmap.', 'Each reader gets their page.'],
  lead: 'Plan, decide and tell people, from one file on this computer. No account, no server, no network.',
  starts: 'Begin',
  sample: { title: 'Look around a sample workspace', second: 'A payments company in the middle of a quarter' },
  fresh: { title: 'New workspace', second: 'Empty, or from a Jira, Excel or CSV file' },
  freshFrom: (path: string) => ({
    title: `New workspace from ${path.split(/[\\/]/).at(-1)}`,
    second: 'You see what would be imported before anything is written',
  }),
  open: { title: 'Open a workspace', second: 'Any file that ends in .roadbook' },
  recent: 'Opened before',
  missing: (place: string) => `Not in ${place} any more`,
  find: 'Find it…',
  findSpoken: (name: string) => `Find it… ${name}`,
  forget: 'Forget',
  forgetSpoken: (name: string) => `Forget ${name}; the file is left alone`,
  version: (version: string) => `Version ${version}`,
  local: 'Your files stay on this computer',

  wayIn: {
    locked: (name: string) => `${name} needs its passphrase`,
    passphrase: 'Passphrase',
    hint: 'It protects the file and its backups, not what was saved from them. Nobody can recover a passphrase that is forgotten. If the file never had one, it is no workspace.',
    wrong: 'This passphrase does not open it. Check capital letters and the keyboard’s language.',
    said: (message: string, hint: string | null) => (hint ? `${message}. ${hint}` : `${message}.`),
    open: 'Open',
    other: 'Back',
    damaged: (name: string) => `${name} is damaged and cannot be opened`,
    untouched: 'The file was not touched. There are two ways out.',
    restore: 'Bring back a backup',
    restoreThis: 'Restore',
    looking: 'Looking for backups',
    noBackup: 'There is no backup of this workspace beside it.',
    kept: 'The damaged file stays beside it under another name.',
    reasons: BACKUP_REASONS,
    conditions: {
      sound: '',
      damaged: 'damaged',
      locked: 'needs another passphrase',
      newer: 'made by a newer version',
    } satisfies Record<BackupCondition, string>,
    salvage: 'Save what can be read',
    salvageHow: 'Everything that can still be read goes into a new file; the damaged one stays as it is.',
    salvageThis: 'Save to a new file',
    saved: (saved: Salvaged) => {
      const sum = (of: 'saved' | 'lost') => saved.kinds.reduce((all, kind) => all + kind[of], 0);
      const lost = sum('lost') === 0 ? 'none known to be lost' : `${number(sum('lost'))} lost`;
      return `Saved ${count(sum('saved'), 'record', 'records')}, ${lost}`;
    },
    withHistory: 'The history is saved too.',
    withoutHistory: 'The history could not be read as a whole; each record begins anew.',
    openSaved: 'Open the new file',
  },

  how: 'How it works',
  know: 'What you know',
  knowSecond: 'every date, risk, name and reason',
  bars: ['Instant payouts', 'Risk scoring', 'Multi-currency', 'Reminders', 'Rate lock', 'US payouts'],
  executives: {
    name: 'Executives',
    clearance: 'Confidential',
    date: ['Instant payouts end on', '26 February 2027', ', 70 days later.'],
    ask: 'We need one decision from you by Friday.',
    foot: 'as it is',
  },
  sales: {
    name: 'Sales',
    clearance: 'Internal',
    health: 'May move',
    date: ['Instant euro payouts', 'come in', 'FY27 Q4, January to March 2027'],
    ask: 'Please do not promise a day.',
    foot: 'to the quarter, in their words',
  },
  customers: {
    name: 'Customers',
    clearance: 'Public',
    health: 'Get paid in seconds',
    date: ['Coming', 'next'],
    withheld: ['26 February 2027', '70 days later, at risk'],
    foot: 'checked before it leaves',
  },
};
