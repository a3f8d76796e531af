// The stand-in's settings and its search.
import { Refusal, type Backend } from '../backend';
import type { Piece, SearchGroup, SettingName } from '../types';
import type { FakeStore } from './store';

type SettingCommands = Pick<
  Backend,
  'settings' | 'setSetting' | 'chooseExports' | 'forgetExports' | 'search' | 'searchThrough'
>;

/** The commands over the stand-in's memory. */
export function fakeSettings(store: FakeStore): SettingCommands {
  const values: Record<SettingName, string> = {
    company: 'Larkfield Payments',
    sender: 'product-operations@larkfield.example',
    primaryColour: '#17364f',
    accentColour: '#0b7a83',
    font: '',
    logo: '',
    slideTemplate: '',
    language: 'en',
    fiscalStart: '4',
    workingDays: 'monday, tuesday, wednesday, thursday, friday',
    holidays: '2026-12-25 Christmas Day\n2026-12-26 Boxing Day',
    firstDayOfWeek: 'monday',
    dateLanguage: '',
  };
  let exports: string | null = null;
  return {
    settings: async () => ({
      workspace: (Object.keys(values) as SettingName[]).map((name) => ({ name, value: values[name], note: null })),
      dateLanguages: ['en-GB', 'en-US', 'de-DE', 'fr-FR'],
      pageLanguages: ['en', 'ar', 'de'],
      exports,
    }),
    setSetting: async (name, text) => {
      if (name === 'holidays' && text.includes('soon')) {
        throw new Refusal({
          code: 'invalid',
          message: 'No day could be read in line 1, “soon”',
          hint: 'Write one day a line, such as 2026-12-25 Christmas Day.',
        });
      }
      if (name === 'slideTemplate' && text.includes('notes.pptx')) {
        throw new Refusal({
          code: 'invalid',
          message: 'The slides cannot stand on this template: the template holds macros; save it as .pptx without them',
          hint: 'Choose another .pptx, or leave the template out.',
        });
      }
      // Bytes are kept under their hash.
      if (name === 'slideTemplate') text = text.replace(/;base64,.*$/s, ' 00000000000000000000000000000000');
      return store.change(`Changed ${name}`, ['setting'], () => (values[name] = text));
    },
    chooseExports: async () => (exports = '/home/nora/Updates'),
    forgetExports: async () => ((exports = null), null),
    search: async (words) => found(store, words.trim().toLowerCase()),
    searchThrough: async ({ words, shelf, kind, limit }) =>
      found(store, words.trim().toLowerCase(), shelf === 'putAway', limit).filter(
        (group) => kind === null || group.kind === kind,
      ),
  };
}

type Row = { id: string; ref: string; title: string; archived: boolean };

function found(store: FakeStore, words: string, putAway = false, limit = 50): SearchGroup[] {
  if (!words) return [];
  const group = (kind: SearchGroup['kind'], rows: Row[]): SearchGroup => {
    const hits = rows.filter(
      (row) => row.archived === putAway && `${row.ref} ${row.title}`.toLowerCase().includes(words),
    );
    return {
      kind,
      count: hits.length,
      more: false,
      hits: hits
        .slice(0, limit)
        .map(({ id, ref, title }) => ({ kind, id, ref, title, pieces: marked(title, words), excerpt: [] })),
    };
  };
  const decisions = store.decisions.map((record) => record.row);
  return [group('item', store.items), group('decision', decisions)].filter((one) => one.count > 0);
}

function marked(title: string, words: string): Piece[] {
  const at = title.toLowerCase().indexOf(words);
  if (at < 0) return [{ text: title, found: false }];
  const pieces = [
    { text: title.slice(0, at), found: false },
    { text: title.slice(at, at + words.length), found: true },
    { text: title.slice(at + words.length), found: false },
  ];
  return pieces.filter((piece) => piece.text !== '');
}
