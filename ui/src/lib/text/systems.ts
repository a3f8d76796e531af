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

/** The name of a field in plain words when a screen has none of its own: `publicTitle` is a public title. */
export function fieldWord(field: string): string {
  return field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
