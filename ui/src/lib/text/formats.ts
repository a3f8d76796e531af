// What kinds of file are called, in the order a person is offered them.
import type { Format } from '../ipc/types';

export const FORMAT_WORDS = {
  pdf: 'PDF',
  docx: 'Word',
  eml: 'E-mail',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
  html: 'HTML',
  md: 'Markdown',
  csv: 'CSV',
  ics: 'Calendar',
} satisfies Record<Format, string>;

export const FORMATS = Object.keys(FORMAT_WORDS) as Format[];
