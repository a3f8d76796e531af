// What the settings are called, in Settings and wherever a change of one is told.
import type { SettingName } from '../ipc/types';
import { monthName, weekdayName } from './dates';

export const SETTING_WORDS: Record<SettingName, string> = {
  company: 'Company',
  sender: 'Where readers ask back',
  primaryColour: 'First colour',
  accentColour: 'Second colour',
  font: 'Font',
  logo: 'Logo',
  slideTemplate: 'PowerPoint template',
  language: 'Language of pages',
  fiscalStart: 'Fiscal year starts in',
  workingDays: 'Working days',
  holidays: 'Holidays',
  firstDayOfWeek: 'Week starts on',
  dateLanguage: 'Language of dates',
};

/** `Fiscal year starts in` for `fiscalStart`; what is no setting stays as it is. */
export function settingWord(name: string): string {
  return SETTING_WORDS[name as SettingName] ?? name;
}

/** A value of a setting in words: a month for 4, a day of the week for `monday`. */
export function settingValue(name: string, value: string): string {
  if (name === 'fiscalStart' && /^\d+$/.test(value)) return monthName(Number(value));
  if (name === 'firstDayOfWeek' && value !== '') return weekdayName(value);
  if (name === 'workingDays' && value !== '') return value.split(', ').map(weekdayName).join(', ');
  // The name of the file; what its bytes are known by is nobody's business.
  if (name === 'slideTemplate') return value.replace(/ [0-9a-f]{32}$/, '');
  if (name === 'logo' && value !== '') return 'a picture';
  return value;
}
