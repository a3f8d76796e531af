// The facts and texts of a decision that a person can write, and where on the record each of them stands.
import type { DecisionRecord } from '../../lib/ipc/types';
import { SENSITIVITY_WORDS } from '../../lib/text/scales';
import { partOf } from './parts';
import { recordWords as words } from './record-words';

export type FactField = keyof (typeof words)['fields'];

export interface Fact {
  field: FactField;
  /** As it is typed; empty when nobody has said it. */
  text: string;
  kind: 'person' | 'day' | 'line' | 'list' | 'choice' | 'text' | 'part';
  place: 'people' | 'facts' | 'context' | 'texts' | 'parts';
  /** Of a text: as it is shown. */
  html: string;
}

/** Asked of every decision that is written by hand and still waits, even while nobody has said it. */
const ASKED: FactField[] = [
  'context',
  'driver',
  'approver',
  'contributors',
  'neededBy',
  'escalatesOn',
  'blocked',
  'reversible',
  'options',
  'recommendation',
];

/** Every fact, known or not. */
export function factsOf(record: DecisionRecord): Fact[] {
  const { row } = record;
  const fact = (field: FactField, text: string | null, kind: Fact['kind'], place: Fact['place']): Fact => ({
    field,
    text: text ?? '',
    kind,
    place,
    html: '',
  });
  const list = (field: FactField, values: string[], place: Fact['place']) =>
    fact(field, values.join(', '), 'list', place);
  const day = (field: FactField, date: string | null) => fact(field, date, 'day', 'facts');
  return [
    fact('driver', row.driver, 'person', 'people'),
    fact('approver', row.approver, 'person', 'people'),
    list('contributors', record.contributors, 'people'),
    day('neededBy', row.neededBy),
    day('waitingSince', row.waitingSince),
    day('escalatesOn', row.escalatesOn),
    fact('escalatesTo', row.escalatesTo, 'line', 'facts'),
    list('blocked', row.blocked, 'facts'),
    fact('reversible', record.reversible && words.reversibles[record.reversible], 'choice', 'facts'),
    fact('recommendation', row.recommendation, 'choice', 'facts'),
    fact('chosen', record.chosen, 'choice', 'facts'),
    day('decidedOn', row.decidedOn),
    day('recordedOn', record.recordedOn),
    day('reviewOn', record.reviewOn),
    day('endsOn', record.endsOn),
    fact('decidedBy', record.decidedBy, 'line', 'facts'),
    fact('decidedIn', record.decidedIn, 'line', 'facts'),
    fact('team', row.team, 'line', 'facts'),
    fact('sensitivity', SENSITIVITY_WORDS[row.sensitivity], 'choice', 'facts'),
    list('tags', record.tags, 'facts'),
    fact('publicTitle', record.publicTitle, 'line', 'facts'),
    fact('drivers', record.drivers.join('\n'), 'line', 'parts'),
    fact('options', record.options.map(({ name }) => name).join(', '), 'part', 'parts'),
    fact('assumptions', record.assumptions.map(({ text }) => text).join(', '), 'part', 'parts'),
    fact('expected', record.expected.map(({ metric }) => metric).join(', '), 'part', 'parts'),
    ...record.texts.map(({ field, markdown, html }): Fact => ({
      field: field as FactField,
      text: markdown,
      kind: 'text',
      place: field === 'context' ? 'context' : 'texts',
      html,
    })),
  ];
}

/** The texts that are fixed and can be amended, as they are written: a list as the core reads it. */
export function amendable(record: DecisionRecord): { field: FactField; text: string }[] {
  const facts = factsOf(record);
  const text = (field: string) => {
    if (field === 'title') return record.row.title;
    const part = partOf(field);
    if (part) return JSON.stringify(part.written(part.rows(record)));
    return facts.find((fact) => fact.field === field)?.text ?? '';
  };
  return record.fixed.map((field) => ({ field: field as FactField, text: text(field) }));
}

/** Whether a fact stands on the record: somebody has said it, or is asked to. */
export function stands(fact: Fact, record: DecisionRecord, isWaiting: boolean): boolean {
  if (fact.field === 'sensitivity') return record.row.source === null;
  if (fact.text.trim() !== '') return true;
  return record.row.source === null && isWaiting && ASKED.includes(fact.field);
}
