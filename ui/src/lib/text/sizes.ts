// How large a file is, as file managers say it.
import { number } from './counts';

/** `512 B`, `746 kB`, `3.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  return bytes < 999_500 ? `${number(Math.round(bytes / 1e3))} kB` : `${number(bytes / 1e6)} MB`;
}
