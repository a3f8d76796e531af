// The parts of a decision that are lists of their own, as rows of text to be written in, and back as the core reads them.
import type { DecisionRecord } from '../../lib/ipc/types';
import { recordWords as words } from './record-words';

/** One row: its values by the name the core gives them. */
export type PartRow = Record<string, string>;

interface PartColumn {
  key: string;
  label: string;
  /** Several lines, each one value. */
  lines?: boolean;
  /** Steps to choose from; the first is none. */
  steps?: { key: string; label: string }[];
  /** Found out later, and no part of the text that is amended. */
  found?: boolean;
}

export interface Part {
  field: 'options' | 'assumptions' | 'expected';
  columns: PartColumn[];
  /** What a row says of itself when it is taken out. */
  name: string;
  rows: (record: DecisionRecord) => PartRow[];
  written: (rows: PartRow[]) => unknown[];
}

const list = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const some = (text: string | undefined) => text?.trim() || null;

export const OPTIONS: Part = {
  field: 'options',
  name: 'name',
  columns: [
    { key: 'name', label: words.parts.name },
    { key: 'text', label: words.parts.text, lines: true },
    { key: 'pros', label: words.parts.pros, lines: true },
    { key: 'cons', label: words.parts.cons, lines: true },
    { key: 'neutral', label: words.parts.neutral, lines: true },
    { key: 'effort', label: words.effort },
    { key: 'risk', label: words.risk },
    { key: 'disqualifier', label: words.parts.disqualifier },
  ],
  rows: ({ options }) =>
    options.map((option) => ({
      name: option.name,
      text: option.text,
      pros: option.pros.join('\n'),
      cons: option.cons.join('\n'),
      neutral: option.neutral.join('\n'),
      effort: option.effort ?? '',
      risk: option.risk ?? '',
      disqualifier: option.disqualifier ?? '',
    })),
  written: (rows) =>
    rows.map((row) => ({
      name: row.name ?? '',
      text: row.text ?? '',
      pros: list(row.pros),
      cons: list(row.cons),
      neutral: list(row.neutral),
      effort: some(row.effort),
      risk: some(row.risk),
      disqualifier: some(row.disqualifier),
    })),
};

export const ASSUMPTIONS: Part = {
  field: 'assumptions',
  name: 'text',
  columns: [
    { key: 'text', label: words.parts.assumption },
    { key: 'checkBy', label: words.parts.checkBy },
    {
      key: 'stillTrue',
      label: words.parts.stillTrue,
      found: true,
      steps: [
        { key: '', label: words.parts.notLooked },
        { key: 'true', label: words.stillTrue },
        { key: 'false', label: words.noLonger },
      ],
    },
  ],
  rows: ({ assumptions }) =>
    assumptions.map(({ text, checkBy, stillTrue }) => ({
      text,
      checkBy: checkBy ?? '',
      stillTrue: stillTrue === null ? '' : String(stillTrue),
    })),
  written: (rows) =>
    rows.map((row) => ({
      text: row.text ?? '',
      checkBy: some(row.checkBy),
      stillTrue: row.stillTrue ? row.stillTrue === 'true' : null,
    })),
};

export const EXPECTED: Part = {
  field: 'expected',
  name: 'metric',
  columns: [
    { key: 'metric', label: words.parts.metric },
    { key: 'from', label: words.parts.from },
    { key: 'to', label: words.parts.to },
    { key: 'by', label: words.parts.by },
  ],
  rows: ({ expected }) =>
    expected.map(({ metric, from, to, by, happened }) => ({
      metric,
      from: from ?? '',
      to: to ?? '',
      by: by ?? '',
      happened: happened ?? '',
    })),
  written: (rows) =>
    rows.map((row) => ({
      metric: row.metric ?? '',
      from: some(row.from),
      to: some(row.to),
      by: some(row.by),
      happened: some(row.happened),
    })),
};

/** The list a field is; nothing for one that is a text. */
export const partOf = (field: string): Part | null =>
  [OPTIONS, ASSUMPTIONS, EXPECTED].find((part) => part.field === field) ?? null;

/** The same, with what is amended of it. */
export function amendedPart(field: string): Part | null {
  const part = partOf(field);
  return part && { ...part, columns: part.columns.filter(({ found }) => !found) };
}

/** The names of the options, each once: a file may have two of one name. */
export const optionNames = ({ options }: DecisionRecord) => [...new Set(options.map(({ name }) => name))];

/** Rows that say something. One that is still without its name is not written yet. */
export const named = (part: Part, rows: PartRow[]) => rows.filter((row) => row[part.name]?.trim());
