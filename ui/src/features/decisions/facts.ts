// The facts and texts of a decision that a person can write, and where on the record each of them stands.
import type { DecisionRecord } from '../../lib/ipc/types';
import type { recordWords } from './record-words';

export type FactField = keyof (typeof recordWords)['fields'];

export interface Fact {
  field: FactField;
  /** As it is typed; empty when nobody has said it. */
  text: string;
  kind: 'person' | 'day' | 'line' | 'lines';
  place: 'people' | 'facts' | 'context' | 'texts';
}

/** Every fact, known or not. What the options show already is not said again among the facts. */
export function factsOf(record: DecisionRecord): Fact[] {
  const { row } = record;
  const hasOptions = record.options.length > 0;
  const all: (Fact | false)[] = [
    person('driver', row.driver),
    person('approver', row.approver),
    { field: 'contributors', text: record.contributors.join(', '), kind: 'line', place: 'people' },
    { field: 'informed', text: record.informed.join(', '), kind: 'line', place: 'people' },
    day('decidedOn', row.decidedOn),
    day('recordedOn', record.recordedOn),
    day('neededBy', row.neededBy),
    day('waitingSince', row.waitingSince),
    day('escalatesOn', row.escalatesOn),
    { field: 'escalatesTo', text: row.escalatesTo ?? '', kind: 'line', place: 'facts' },
    day('reviewOn', record.reviewOn),
    !hasOptions && { field: 'chosen', text: record.chosen ?? '', kind: 'line', place: 'facts' },
    !hasOptions && { field: 'recommendation', text: row.recommendation ?? '', kind: 'line', place: 'facts' },
    { field: 'blocked', text: row.blocked.join(', '), kind: 'line', place: 'facts' },
    { field: 'tags', text: record.tags.join(', '), kind: 'line', place: 'facts' },
    { field: 'context', text: record.context, kind: 'lines', place: 'context' },
    text('ifNobodyDecides', record.ifNobodyDecides),
    text('tradeOffs', record.tradeOffs),
    text('confirmation', record.confirmation),
    text('reversalTrigger', record.reversalTrigger),
  ];
  return all.filter((fact) => fact !== false);
}

const person = (field: FactField, name: string | null): Fact => ({
  field,
  text: name ?? '',
  kind: 'person',
  place: 'people',
});
const day = (field: FactField, date: string | null): Fact => ({ field, text: date ?? '', kind: 'day', place: 'facts' });
const text = (field: FactField, words: string): Fact => ({ field, text: words, kind: 'lines', place: 'texts' });
