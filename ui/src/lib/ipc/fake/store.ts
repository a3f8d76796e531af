// What the stand-in remembers: rows, and a stack of how they were.
import type { CoreEvents, Unlisten } from '../backend';
import { Refusal } from '../backend';
import type { DecisionRecord, Done, FieldSince, ItemField, ItemRow } from '../types';
import { choiceTexts } from './choices';
import { markOf, newRow, scaleOf } from './items';
import { read } from './timeframes';

interface Step {
  label: string;
  kinds: string[];
  items: ItemRow[];
  decisions: DecisionRecord[];
  links: FakeLink[];
  others: Map<string, unknown>;
}

/** Records of another kind that the store remembers as they were. */
interface KeptRecords<Record> {
  value: Record[];
}

/** A link as the stand-in keeps it: both ends by reference. */
interface FakeLink {
  from: string;
  relation: string;
  to: string;
}

export class FakeStore {
  undos: Step[] = [];
  redos: Step[] = [];
  since = new Map<string, FieldSince[]>();
  links: FakeLink[] = [
    { from: 'R-2', relation: 'dependsOn', to: 'R-12' },
    { from: 'R-2', relation: 'decidedBy', to: 'D-7' },
  ];
  #others = new Map<string, unknown>();
  #heard = new Map<string, Set<(payload: never) => void>>();

  constructor(
    public items: ItemRow[],
    public decisions: DecisionRecord[],
  ) {}

  /** Remembers records of another kind; an undo brings them back too. */
  keep<Record>(name: string, records: Record[]): KeptRecords<Record> {
    const others = () => this.#others;
    others().set(name, records);
    return {
      get value() {
        return others().get(name) as Record[];
      },
      set value(next) {
        others().set(name, next);
      },
    };
  }

  #now(label: string, kinds: string[]): Step {
    return {
      label,
      kinds,
      items: this.items,
      decisions: this.decisions,
      links: this.links,
      others: new Map(this.#others),
    };
  }

  listen<Name extends keyof CoreEvents>(name: Name, heard: (payload: CoreEvents[Name]) => void): Unlisten {
    const set = this.#heard.get(name) ?? new Set();
    this.#heard.set(name, set.add(heard as (payload: never) => void));
    return () => set.delete(heard as (payload: never) => void);
  }

  emit<Name extends keyof CoreEvents>(name: Name, payload: CoreEvents[Name]): void {
    for (const heard of this.#heard.get(name) ?? []) heard(payload as never);
  }

  /** One operation: remembers how things were, changes them, and says so. */
  change(label: string, kinds: string[], act: () => void): Done {
    this.undos.push(this.#now(label, kinds));
    this.redos = [];
    act();
    this.#changed(kinds);
    return { label, kinds };
  }

  step(from: Step[], to: Step[]): Done {
    const step = from.pop();
    if (!step) throw new Refusal({ code: 'nothing', message: 'There is nothing left to take back.', hint: null });
    to.push(this.#now(step.label, step.kinds));
    this.items = step.items;
    this.decisions = step.decisions;
    this.links = step.links;
    this.#others = step.others;
    this.#changed(step.kinds);
    return { label: step.label, kinds: step.kinds };
  }

  #changed(kinds: string[]): void {
    const payload = { kinds, undo: this.undos.at(-1)?.label ?? null, redo: this.redos.at(-1)?.label ?? null };
    queueMicrotask(() => this.emit('workspaceChanged', payload));
  }

  add(title: string, level: ItemRow['level'] | null): ItemRow {
    const number = Math.max(0, ...this.items.map((row) => Number(row.ref.slice(2)))) + 1;
    const row = newRow(number, { title, status: 'Idea', statusOnScale: 'notStarted', ...(level && { level }) });
    this.change(`Added ${row.ref}`, ['item'], () => (this.items = [...this.items, row]));
    return row;
  }

  /** Long texts that were written here, by item and field. */
  texts = new Map<string, Record<string, string>>();

  /** Fields of records that are kept elsewhere, by the letter of their references. */
  writers = new Map<string, (ref: string, field: string, text: string) => Done>();

  editDecision(id: string, field: string, text: string): Done {
    const change = (record: DecisionRecord): DecisionRecord => {
      if (record.row.id !== id && record.row.ref !== id) return record;
      if (record.texts.some((known) => known.field === field)) {
        const html = text && `<p>${text}</p>`;
        const texts = record.texts.map((known) => (known.field === field ? { field, markdown: text, html } : known));
        return { ...record, texts };
      }
      if (field === 'options') {
        const options = JSON.parse(text) as DecisionRecord['options'];
        return { ...record, options, optionTexts: choiceTexts(options) };
      }
      return { ...record, row: { ...record.row, [field]: text } };
    };
    return this.change(`Changed ${field}`, ['decision'], () => (this.decisions = this.decisions.map(change)));
  }

  edit(ids: string[], field: ItemField, text: string): Done {
    const rows = this.items.filter((row) => ids.includes(row.id));
    if (field === 'description' || field === 'publicText' || field === 'internalNote') {
      for (const row of rows) this.texts.set(row.id, { ...this.texts.get(row.id), [field]: text });
    }
    const changed =
      field === 'dependsOn' || field === 'blocks'
        ? linked(this.items, rows, field, text)
        : rows.map((row) => edited(row, field, text));
    const after = new Map(changed.map((row) => [row.id, row]));
    const label =
      rows.length === 1 ? `Changed the ${field} of ${rows[0]!.ref}` : `Changed the ${field} of ${rows.length} items`;
    for (const row of rows) {
      const was = { field, at: '2026-11-24T10:41:00Z', by: 'you', was: null, operation: label };
      this.since.set(row.id, [was, ...(this.since.get(row.id) ?? []).filter((other) => other.field !== field)]);
    }
    return this.change(label, ['item'], () => (this.items = this.items.map((row) => after.get(row.id) ?? row)));
  }
}

function refuse(message: string): never {
  throw new Refusal({ code: 'invalid', message, hint: null });
}

/** Every item, these depending on others or blocking them; those say it too. */
function linked(all: ItemRow[], rows: ItemRow[], field: 'dependsOn' | 'blocks', text: string): ItemRow[] {
  const back = field === 'dependsOn' ? 'blocks' : 'dependsOn';
  const tag = ({ ref, title }: ItemRow) => ({ ref, title });
  const refs = text.split(/\s*,\s*/).filter(Boolean);
  const others = refs.map(
    (ref) => all.find((row) => row.ref === ref.toUpperCase()) ?? refuse(`“${ref}” is not a reference`),
  );
  const circle = others.find((other) => rows.some((row) => other[field].some(({ ref }) => ref === row.ref)));
  if (circle) refuse(`${rows[0]!.ref} would lead back to where it began: ${rows[0]!.ref} → ${circle.ref}`);
  const isOne = (ref: string) => rows.some((row) => row.ref === ref);
  return all.map((row) => ({
    ...row,
    [field]: isOne(row.ref) ? others.map(tag) : row[field],
    [back]: [...row[back].filter(({ ref }) => !isOne(ref)), ...(others.includes(row) ? rows.map(tag) : [])],
  }));
}

function edited(row: ItemRow, field: ItemField, text: string): ItemRow {
  const value = text.trim();
  const change: Partial<ItemRow> = {};
  if (field === 'title') change.title = value || refuse('An item needs a title.');
  else if (field === 'tags') change.tags = value ? value.split(/\s*,\s*/) : [];
  else if (field === 'owner') change.owner = value ? { id: `person-${value}`, name: value } : null;
  else if (field === 'effort') {
    if (value && !/^\d+([.,]\d+)?$/.test(value)) refuse(`“${value}” is not a number of days.`);
    change.effort = value ? Number(value.replace(',', '.')) : null;
  } else if (field === 'timeframe') {
    const known = value ? (read(value).readings[0] ?? refuse(read(value).error ?? '')) : null;
    change.timeframe = known;
  } else if (field === 'status') {
    change.status = value || null;
    change.statusOnScale = scaleOf(change.status);
  } else (change as Record<string, unknown>)[field] = value || null;
  const after = { ...row, ...change };
  return { ...after, mark: markOf(after.statusOnScale, after.health) };
}
