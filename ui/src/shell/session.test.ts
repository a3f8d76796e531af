import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../lib/ipc/fake';
import { touches } from './listeners';
import { Session } from './session.svelte';

async function started() {
  const backend = fakeBackend();
  const session = new Session(backend);
  await session.start();
  return { backend, session };
}

const settled = () => new Promise((done) => setTimeout(done));

describe('the session', () => {
  it('reloads what shows a changed kind, and nothing else', async () => {
    const backend = fakeBackend();
    const session = new Session(backend);
    await session.start();
    session.listen();
    const reloaded: string[] = [];
    session.onChange(['items'], () => reloaded.push('items'));
    session.onChange(['decision'], () => reloaded.push('decisions'));
    await backend.editItems(['item-2'], 'title', 'Instant payouts');
    await settled();
    expect(reloaded, 'only the view of items shows a changed title').toEqual(['items']);
    expect(session.workspace.undo, 'the core says what undo would take back').toContain('R-2');
  });

  it('takes back, does again, and says so', async () => {
    const backend = fakeBackend();
    const session = new Session(backend);
    await session.start();
    session.listen();
    await session.undo();
    expect(session.toasts.list.at(-1)?.message, 'nothing was done yet').toContain('nothing left');
    await backend.editItems(['item-2'], 'team', 'Rails');
    await settled();
    await session.undo();
    await settled();
    expect(backend.store.items[1]?.team).toBe('Payout rails');
    session.toasts.list.at(-1)?.action?.run();
    await settled();
    expect(backend.store.items[1]?.team, 'the toast does it again').toBe('Rails');
  });

  it('offers no way back from what changed nothing: it would take back another step', async () => {
    const { session } = await started();
    session.said({ label: 'Emptied team of 3 items', kinds: [] });
    const [toast] = session.toasts.list;
    expect([toast?.message, toast?.action]).toEqual(['Nothing changed: it was so already.', null]);
  });

  it('takes back an edit that is still on its way, though nothing stood there to take back', async () => {
    const { backend, session } = await started();
    session.listen();
    expect(session.workspace.undo, 'nothing was done yet').toBeNull();
    let asked = 0;
    const undo = backend.undo;
    // As the real one waits for what was asked for before.
    backend.undo = async () => (asked++, await backend.editItems(['item-2'], 'team', 'Rails'), undo());
    await session.undo();
    expect(asked).toBe(1);
    expect(session.toasts.list.at(-1)?.message).toContain('Taken back');
  });

  it('reads everything anew when the day is another one, and nothing while another day is looked at', async () => {
    const { backend, session } = await started();
    let reloads = 0;
    session.onChange(['decision'], () => reloads++);
    await session.noticeDay();
    expect(reloads, 'it is the same day').toBe(0);
    const { workspace } = backend;
    backend.workspace = async () => ({ ...(await workspace()), today: '2026-11-25' });
    await session.noticeDay();
    expect([reloads, session.workspace.today]).toEqual([1, '2026-11-25']);
    await session.look({ at: 'day', day: '2026-11-16' });
    await session.noticeDay();
    expect([reloads, session.workspace.today]).toEqual([1, '2026-11-16']);
  });

  it('shows a workspace that cannot be opened as a problem, not as an exception', async () => {
    const backend = fakeBackend({ welcome: true });
    backend.start = async () => Promise.reject(new Error('the core did not answer'));
    const session = new Session(backend);
    await session.start();
    expect(session.started, 'the first screen is drawn all the same').toBe(true);
    expect(session.problem?.message).toBe('the core did not answer');
  });

  it('looks at another state, says so, and returns', async () => {
    const { session, backend } = await started();
    const before = session.seen;
    await session.look({ at: 'day', day: '2026-11-16' });
    expect(session.readOnly).toBe(true);
    expect(session.workspace.today, 'clocks stand as they stood').toBe('2026-11-16');
    expect(session.seen, 'every view is made anew').not.toBe(before);
    backend.lookAsOf = async () => Promise.reject(new Error('On that day there was nothing'));
    await session.look({ at: 'day', day: '1999-01-01' });
    expect(session.workspace.today, 'what cannot be looked at changes nothing').toBe('2026-11-16');
    await session.returnToToday();
    expect(session.seen).toBe(before);
  });

  it('keeps what is typed before the window closes, and says when it could not', async () => {
    const { backend, session } = await started();
    let closes: () => void = () => undefined;
    const { listen } = backend;
    backend.listen = (name, heard) => {
      if (name === 'windowCloses') closes = () => heard({ within: 2000 } as never);
      return listen(name, heard);
    };
    const answers: boolean[] = [];
    backend.answerClosing = async (kept) => (answers.push(kept), null);
    session.listen();
    const field = { isDirty: true, error: '', keep: async () => undefined };
    session.unsaved.add(field);
    closes();
    await settled();
    field.keep = async () => void (field.isDirty = false);
    closes();
    await settled();
    expect(answers).toEqual([false, true]);
  });

  it('offers a file that was dropped without a workspace, and knows what was open before', async () => {
    const backend = fakeBackend({ welcome: true });
    let drops: (path: string) => void = () => undefined;
    const { listen } = backend;
    backend.listen = (name, heard) => {
      if (name === 'importDropped') drops = (path) => heard({ path } as never);
      return listen(name, heard);
    };
    const recent = { path: '/a.roadbook', name: 'A', openedOn: '2026-11-23', missing: false };
    backend.recentWorkspaces = async () => [recent];
    const session = new Session(backend);
    await session.start();
    session.listen();
    drops('/home/nora/jira.csv');
    expect(session.waitingImport).toBe('/home/nora/jira.csv');
    await session.newWorkspace(false);
    await settled();
    expect([session.waitingImport, session.files.recent]).toEqual([null, [recent]]);
    await session.files.saveCopy();
    expect(session.toasts.list.at(-1)?.action?.label).toBe('Go on in the copy');
  });

  it('goes back to where the person was, and forward again', async () => {
    const { session } = await started();
    const here = () => [session.view, session.target];
    session.step('back');
    expect(here(), 'there is nothing before').toEqual(['roadmap', null]);
    session.go('search');
    session.go('search');
    session.go('decisions', 'D-7');
    session.step('back');
    session.step('back');
    expect(here()).toEqual(['roadmap', null]);
    session.step('forward');
    session.step('forward');
    expect(here()).toEqual(['decisions', 'D-7']);
    session.step('back');
    session.go('risks');
    session.step('forward');
    expect(here(), 'what comes after is another way now').toEqual(['risks', null]);
    await session.newWorkspace(true);
    session.step('back');
    expect(here(), 'another workspace was never left').toEqual(['roadmap', null]);
  });

  it('announces the first screen once for each workspace', async () => {
    const backend = fakeBackend({ welcome: true });
    let announced = 0;
    backend.firstScreenReady = async () => (announced++, null);
    const session = new Session(backend);
    session.ready();
    session.ready();
    await session.newWorkspace(true);
    session.ready();
    expect(announced).toBe(2);
  });
});

describe('touches', () => {
  const check = (changed: string[], shown: string[], expected: boolean) =>
    expect(touches(changed, shown), `${changed} and ${shown}`).toBe(expected);
  it('compares kinds whether they are said in one or many', () => {
    check(['item'], ['items'], true);
    check(['Decision'], ['decisions'], true);
    check(['person'], ['items', 'decisions'], false);
    check([], ['items'], false);
  });
});
