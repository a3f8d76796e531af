// What kinds of file are called, in the order a person is offered them.
import type { Format } from '../ipc/types';

/** Kinds of file that hold a whole page. */
const PAGE_WORDS = {
  pdf: 'PDF',
  docx: 'Word',
  eml: 'E-mail',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
  html: 'HTML',
  md: 'Markdown',
  csv: 'CSV',
  ics: 'Calendar',
} satisfies Partial<Record<Format, string>>;

export const FORMAT_WORDS = { ...PAGE_WORDS, svg: 'SVG', png: 'PNG' } satisfies Record<Format, string>;

export const FORMATS = Object.keys(PAGE_WORDS) as Format[];
