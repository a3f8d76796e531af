// Listening to the core. Hides that Tauri only registers a listener after a while.
import type { CoreEvents, Unlisten } from './backend';
import { events } from './bindings';

/** Calls `heard` with each payload of that event until the returned function is called. */
export function listen<Name extends keyof CoreEvents>(
  name: Name,
  heard: (payload: CoreEvents[Name]) => void,
): Unlisten {
  // The compiler takes the union of all events here and does not see that name and payload belong together.
  const source = events[name] as unknown as {
    listen(cb: (event: { payload: CoreEvents[Name] }) => void): Promise<Unlisten>;
  };
  const registered = source.listen((event) => heard(event.payload));
  return () => void registered.then((stop) => stop());
}
