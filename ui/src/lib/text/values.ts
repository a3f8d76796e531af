// Values of the log as they stand on screen, in History and wherever a change is told: the core says dates as ISO and steps of a scale by their names.
import type { Kind } from '../ipc/types';
import { longDate } from './dates';
import {
  COMMITMENT_WORDS,
  DECISION_STATUS_WORDS,
  HEALTH_WORDS,
  LEVEL_WORDS,
  SCALE_WORDS,
  SENSITIVITY_WORDS,
} from './scales';
import { settingValue } from './settings';

const SCALES: Record<string, Record<string, string>> = {
  level: LEVEL_WORDS,
  commitment: COMMITMENT_WORDS,
  leastCommitment: COMMITMENT_WORDS,
  health: HEALTH_WORDS,
  sensitivity: SENSITIVITY_WORDS,
  clearance: SENSITIVITY_WORDS,
  status: DECISION_STATUS_WORDS,
  scale: SCALE_WORDS,
};

/** A value of a field in words. */
export function valueWord(field: string, value: string): string {
  if (/^\d{4}(-\d{2}){0,2}$/.test(value) && !/^(fiscalStart|value|effort)$/.test(field)) return longDate(value);
  if (/^(readings|targets|moves)$/.test(field)) return value.replace(/\d{4}-\d{2}-\d{2}/g, (day) => longDate(day));
  if (value === 'true') return 'yes';
  if (value === 'false') return 'no';
  return SCALES[field]?.[value] ?? value;
}

/** A value of a field of a record in words; of a setting the record's title says which it is. */
export function changedValue(record: { kind: Kind; title: string }, field: string, value: string): string {
  return record.kind === 'setting' ? settingValue(record.title, value) : valueWord(field, value);
}
