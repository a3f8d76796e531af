// While another state of the workspace is looked at, an empty view neither says that nothing was written down yet, nor
// offers to write something down.
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../shell/routes';
import type { LookAt } from '../ipc/types';
import { settled, stage } from './stage';

const THEN: LookAt = { at: 'day', day: '2026-11-16' };
/** Those that have something to show in the stand-in whatever is looked at, or words of their own about it. */
const OWN = ['compare', 'search', 'history', 'import', 'backups', 'settings', 'statuses'];

/** Those that were empty, so that this looks at something. */
const seen: string[] = [];

describe('an empty view', () => {
  for (const { view, page } of ROUTES)
    it(`says in ${view} why it is empty`, async () => {
      const { container } = await stage(await page(), { target: null }, { empty: true }, (session) =>
        session.look(THEN),
      );
      await settled(120);
      const empty = container.querySelector('.empty');
      if (!empty || OWN.includes(view)) return;
      seen.push(view);
      expect(empty.querySelector('h2')?.textContent).toBe('Nothing here then');
      expect(empty.textContent).toContain('16 November 2026');
      expect(empty.querySelectorAll('button')).toHaveLength(0);
    });

  it('was looked at where the stand-in has nothing', () => expect(seen.length).toBeGreaterThan(5));

  it('names the audience it is empty for', async () => {
    const page = await ROUTES.find(({ view }) => view === 'roadmap')!.page();
    const { container } = await stage(page, { target: null }, { empty: true }, (session) => session.lookAs('sales'));
    await settled(120);
    const said = container.querySelector('.empty')?.textContent;
    expect(said).toContain('what Sales see');
    expect(said, 'and what decides that, and the way to it').toMatch(/clearance.*Esc leads back/);
  });
});
