// A field of a record as its inspector shows it, and how it is written.

export interface EntryField {
  /** Its name in the core. */
  field: string;
  label: string;
  /** As it is typed; empty when nobody has said it. */
  text: string;
  /** As it is shown, when that is something else. */
  shown?: string;
  kind: 'line' | 'person' | 'day' | 'choice' | 'text' | 'lines';
  /** What can be chosen. */
  choices?: string[];
  /** It is the title of its record, and stands as one. */
  leads?: boolean;
}

type More = Pick<Partial<EntryField>, 'kind' | 'choices' | 'shown' | 'leads'>;

/** A field of one line, or of another kind. */
export function entryField(field: string, label: string, text: string | null | undefined, more: More = {}): EntryField {
  return { field, label, text: text ?? '', kind: 'line', ...more };
}
