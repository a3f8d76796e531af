// Every sentence of the settings.
import type { SettingName, Theme } from '../../lib/ipc/types';
import { SETTING_WORDS } from '../../lib/text/settings';

export const words = {
  title: 'Settings',
  groups: { company: 'On pages', brand: 'Brand', dates: 'Dates', work: 'Working time', computer: 'On this computer' },
  travels: 'These travel with the workspace.',
  stays: 'These stay on this computer.',
  names: SETTING_WORDS,
  hints: {
    company: 'Stands on every page that is written for others.',
    sender: 'A name, an address or a channel. Stands at the foot of every page.',
    primaryColour: 'The tab on every page, committed bars and what is advised. Six hexadecimal digits.',
    accentColour: 'What is asked of the reader, and today.',
    font: 'For PowerPoint, Word, Excel and e-mail, when the reader has it. Empty for Arial and Georgia.',
    logo: 'PNG or JPEG, at most 1 MB. Stands in the head instead of the name.',
    slideTemplate:
      'A .pptx or .potx. Its masters, layouts, colours and fonts carry the slides of updates, reviews and roadmaps. At most 20 MB.',
    language: 'Marks pages for spelling checks and turns them for languages that run from right to left.',
    fiscalStart: 'A fiscal year is named by the year it ends in.',
    workingDays: '',
    holidays: 'One day a line, such as 25 Dec 2026 Christmas Day. A calendar (.ics) is pasted here, or added.',
    firstDayOfWeek: '',
    dateLanguage: 'How screens write dates. Labels and months on pages are English.',
  } satisfies Record<SettingName, string>,
  files: {
    logo: { none: 'No logo', set: () => 'A logo is set', choose: 'Choose a picture' },
    slideTemplate: { none: 'Roadbook’s own', set: (name: string) => name, choose: 'Choose a template' },
  },
  addCalendar: 'Add a calendar',
  removeFile: 'Remove',
  computersOwn: 'As the computer has it',
  appearance: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  exports: 'Where files go',
  askEachTime: 'Asked each time',
  choose: 'Choose a folder',
  forget: 'Ask each time',
};
