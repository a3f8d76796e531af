// Where records come from, as it is said on screen.

const SYSTEMS: Record<string, string> = {
  jira: 'Jira',
  csv: 'a CSV file',
  decisionFolder: 'a folder of records',
};

/** `Jira`, `a CSV file`; a system that has no word here is called by its own name. */
export function systemWord(system: string): string {
  return SYSTEMS[system] ?? system;
}

/** Fields that screens call otherwise than the log does. */
const FIELDS: Record<string, string> = {
  archived: 'put away',
  parent: 'part of',
  blocked: 'held up',
  aliases: 'also known as',
};

/** The name of a field in plain words when a screen has none of its own: `publicTitle` is a public title. */
export function fieldWord(field: string): string {
  return FIELDS[field] ?? field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
