// Calls in their turn: undo and redo wait for what was asked for before them, so that an edit that is still being
// written is what they take back.

type AnyCall = (...args: never[]) => Promise<unknown>;
const WAITS = new Set(['undo', 'redo']);

/** The same calls; `undo` and `redo` begin when all earlier ones have ended, however they ended. */
export function inTurn<Calls extends Record<string, AnyCall>>(calls: Calls): Calls {
  const asked = new Set<Promise<unknown>>();
  const turn =
    (name: string, call: AnyCall) =>
    async (...args: never[]) => {
      // What does not wait leaves at once: the window may be closing.
      const ended = WAITS.has(name) ? Promise.allSettled(asked).then(() => call(...args)) : call(...args);
      asked.add(ended);
      try {
        return await ended;
      } finally {
        asked.delete(ended);
      }
    };
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, turn(name, call)])) as Calls;
}
