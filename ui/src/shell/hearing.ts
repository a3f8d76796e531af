// What the core says without being asked, and who in the window has to know it.
import type { Backend, Unlisten } from '../lib/ipc/backend';
import type { Session } from './session.svelte';
import { words } from './words';

/** Hears what the core does, until the returned function is called. */
export function hear(backend: Backend, session: Session): Unlisten {
  const stops = [
    backend.listen('workspaceChanged', (changed) => void session.heard(changed)),
    // The import view hears of it itself once it is there.
    backend.listen('importDropped', ({ path }) => {
      session.waitingImport = session.info ? null : path;
      if (session.info && session.view !== 'import') session.go('import', path);
    }),
    backend.listen('workProgress', (progress) => session.work.heard(progress)),
    backend.listen('fileRefused', ({ problem }) => void session.offer(problem.code)),
    backend.listen('backupsChanged', ({ problem }) => {
      if (problem) session.toasts.show(words.noBackup(problem.message, problem.hint ?? ''), { tone: 'off' });
    }),
    // What is written is kept first. What cannot be kept may be worth staying for: the person is asked.
    backend.listen('windowCloses', async () => void backend.answerClosing(await session.unsaved.keepAll())),
  ];
  return () => stops.forEach((stop) => stop());
}
