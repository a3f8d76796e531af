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
    fiscalStart: 'A fiscal year is named by the year it ends in.',
    workingDays: '',
    holidays: 'One day a line, such as 25 Dec 2026 Christmas Day.',
    firstDayOfWeek: '',
    dateLanguage: 'How screens write dates. Pages are written in English.',
  } satisfies Record<SettingName, string>,
  logoSet: 'A logo is set',
  noLogo: 'No logo',
  chooseLogo: 'Choose a picture',
  removeLogo: 'Remove',
  computersOwn: 'As the computer has it',
  appearance: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  exports: 'Where files go',
  askEachTime: 'Asked each time',
  choose: 'Choose a folder',
  forget: 'Ask each time',
};
