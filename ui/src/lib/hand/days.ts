// A day that is typed as people write it, and how it was read.
import type { Backend } from '../ipc/backend';
import type { TimeframeView } from '../ipc/types';
import { PRECISION_WORDS } from '../text/scales';
import type { Suggest } from './suggestions.svelte';

type Reads = Pick<Backend, 'readTimeframe'>;

/** What a typed text may mean, with the precision each reading has; `precise` says which of them a field can hold. */
export async function readDays(
  backend: Reads,
  text: string,
  precise: TimeframeView['precision'][],
): Promise<TimeframeView[]> {
  const { readings } = await backend.readTimeframe(text);
  return readings.filter((reading) => precise.includes(reading.precision) && reading.end !== null);
}

/** Shows below a field that holds a day or a month how what is typed there is read. */
export function days(backend: Reads): Suggest {
  return async (text) =>
    (await readDays(backend, text, ['day', 'month'])).map(({ text: value, precision }) => ({
      value,
      label: value,
      second: PRECISION_WORDS[precision],
    }));
}
