import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../lib/ipc/fake';
import { always, withWorkspace } from './commands';
import { fuzzy } from './fuzzy';
import { Palette } from './palette.svelte';
import { ROUTES } from './routes';
import { Session } from './session.svelte';
import { words } from './words';

describe('fuzzy', () => {
  const check = (typed: string, better: string, worse: string) => {
    const [one, other] = [fuzzy(typed, better), fuzzy(typed, worse)];
    expect(one, `${typed} fits ${better}`).not.toBeNull();
    expect(one! > (other ?? -Infinity), `${typed}: ${better} before ${worse}`).toBe(true);
  };
  it('puts what starts words and stands together first', () => {
    check('gr', 'Go to Roadmap', 'Larger');
    check('hist', 'Go to History', 'Hide the last');
    check('ni', 'New item', 'Bring in');
    check('UBER', 'Über', 'u b e r and much more');
    check('meeting mode', 'Meeting mode', 'Show the mode of meetings');
    check('fi', 'Find or filter', 'Grouped by: Nothing in it');
    for (const words of ['Find or filter', 'Show as scores', 'Meeting mode', 'People or audiences: People'])
      expect(fuzzy(words, words), `${words}: its first letter begins a later word, too`).not.toBeNull();
    expect(fuzzy('xyz', 'Go to Roadmap')).toBeNull();
    expect(fuzzy('', 'anything')).toBe(0);
  });
});

describe('the palette', () => {
  async function palette() {
    const session = new Session(fakeBackend());
    await session.start();
    const ran: string[] = [];
    session.keys.register([
      { keys: '', words: 'Dark', group: 'everywhere', run: () => ran.push('dark') },
      { keys: 'C', words: 'New item', group: 'everywhere', run: () => ran.push('new item') },
      { keys: 'Enter', words: 'Edit the cell', group: 'view' },
    ]);
    return { session, ran, palette: new Palette(session) };
  }

  it('offers commands with and without keys, and none that only the view can give', async () => {
    const { palette: made, ran } = await palette();
    const offered = made.offers.map((offer) => offer.kind === 'command' && offer.command.words);
    expect(offered, 'what has keys first').toEqual(['New item', 'Dark']);
    made.step(-1);
    made.run(made.offers[made.at]);
    expect(ran).toEqual(['dark']);
  });

  it('sees the roadmap as an audience, and writes for one', async () => {
    const { palette: made, session } = await palette();
    await made.begin();
    made.typed = 'as sales';
    const first = made.offers[0]!;
    expect(first.kind === 'command' && first.command.words).toBe('See the roadmap as Sales');
    made.run(first);
    await new Promise((done) => setTimeout(done));
    expect(session.workspace.looking).not.toBeNull();
    await made.begin();
    expect(made.forAudiences, 'nobody looks from where somebody else stands').toEqual([]);
  });

  it('finds records, a reference first, and offers those opened last before anything is typed', async () => {
    const { palette: made, session } = await palette();
    made.typed = 'R-2';
    await made.look();
    const first = made.offers[0]!;
    expect(first.kind === 'record' && first.hit.ref).toBe('R-2');
    made.run(first);
    expect([session.view, session.target]).toEqual(['roadmap', 'R-2']);
    made.typed = '';
    await made.look();
    expect(made.offers[0]?.kind, 'what was opened last').toBe('record');
  });
});

describe('every command', () => {
  it('has words, and shares its keys with no other', async () => {
    const session = new Session(fakeBackend());
    await session.start();
    const turn = { keySheet: () => 0, palette: () => 0, rail: () => 0, railIsNarrow: false };
    const commands = [...always(session, turn), ...withWorkspace(session, turn)];
    expect(commands.filter((command) => command.words.trim() === '')).toEqual([]);
    const keys = commands.map((command) => command.keys).filter((key) => key !== '');
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    for (const asked of [
      'C',
      'D',
      'U',
      '/',
      'G R',
      'G D',
      'G U',
      'Ctrl K',
      'Ctrl P',
      'Ctrl S',
      'Ctrl ,',
      'Ctrl 0',
      'F1',
      '?',
    ])
      expect(keys, 'everybody knows it').toContain(asked);
    await commands.find((command) => fuzzy('passph', command.words))?.run?.();
    expect(session.view, 'what is looked for by its name is found, where it has no keys, too').toBe('backups');
    await session.look({ at: 'day', day: '2026-11-16' });
    const looking = withWorkspace(session, turn).map((command) => command.keys);
    expect(looking, 'what changes something is off').not.toContain('C');
    expect(looking).toContain('Escape');
  });
});

describe('every view', () => {
  it('has words and keys of its own', () => {
    for (const { view } of ROUTES) expect(words.views[view], view).toBeTruthy();
    const keys = ROUTES.map(({ key }) => key);
    expect(new Set(keys).size, 'no two views share a key').toBe(keys.length);
  });
});
