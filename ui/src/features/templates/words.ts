// Every sentence of the templates.
import type { Origin, TemplateVersion } from '../../lib/ipc/types';
import { count, list } from '../../lib/text/counts';
import { shortDate } from '../../lib/text/dates';

export const words = {
  title: 'Templates',
  templates: 'Templates',
  newTemplate: 'New template',
  newName: 'Name of the template',
  name: 'Name',
  purpose: 'What it is for',
  noPurpose: 'Say what it is for',
  origins: {
    builtIn: 'came with Roadbook',
    edited: 'came with Roadbook, changed here',
    own: 'written here',
  } satisfies Record<Origin, string>,
  usedBy: (audiences: string[]) =>
    audiences.length === 0 ? 'no audience starts from it' : `${list(audiences)} start from it`,
  usedByShort: (audiences: number) => (audiences === 0 ? '' : count(audiences, 'audience', 'audiences')),
  putAwayHeading: 'Put away',
  bringBack: 'Bring back',
  more: 'More',
  duplicate: 'Duplicate',
  putAway: 'Put away',
  asItCame: 'Back to what came with Roadbook',

  insert: 'Insert',
  blocks: 'Block',
  fields: 'Merge field',
  phrases: 'Only if, and for each',
  text: 'The text of the template',
  line: (line: number) => `Line ${line}`,
  goToLine: (line: number) => `Go to line ${line}`,
  noFaults: 'Nothing is wrong in the text.',
  faults: (faults: number) => count(faults, 'thing is wrong', 'things are wrong'),
  checking: 'Reading the text',

  versions: 'Versions',
  closeVersions: 'Back to the page',
  version: (version: number) => `Version ${version}`,
  versionBy: (version: TemplateVersion) =>
    version.on ? `${shortDate(version.on)}, ${version.by}` : 'came with Roadbook',
  takeVersion: (version: number) => `Bring version ${version} back`,

  preview: 'The page',
  previewFor: 'Page for',
  previewIs: 'as an update would be',
  previewWas: 'as it was before the faults',
  noPage: 'There is no page until the faults are gone.',
  wordsCount: (n: number) => count(n, 'word', 'words'),
  keysHint: 'Ctrl S keeps the text, Alt Enter opens the menu of what can be put in',
};
