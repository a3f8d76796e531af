// What is done with a button or a menu can be found in the palette, too.
import { describe, expect, it } from 'vitest';
import AudiencesPage from '../../features/audiences/AudiencesPage.svelte';
import BackupsPage from '../../features/backups/BackupsPage.svelte';
import ComparePage from '../../features/compare/ComparePage.svelte';
import DecisionsPage from '../../features/decisions/DecisionsPage.svelte';
import HistoryPage from '../../features/history/HistoryPage.svelte';
import ImportPage from '../../features/imports/ImportPage.svelte';
import RoadmapPage from '../../features/roadmap/RoadmapPage.svelte';
import TemplatesPage from '../../features/templates/TemplatesPage.svelte';
import { settled, stage } from './stage';

describe('the palette', () => {
  const check = async (page: unknown, target: string | null, wanted: string[]) => {
    const { session, unmount } = await stage(page, { target });
    await settled(120);
    const offered = session.keys.shown.filter(({ run }) => run).map(({ words }) => words);
    for (const words of wanted) expect(offered).toContain(words);
    unmount();
    expect(
      session.keys.shown.filter(({ run }) => run),
      'what is gone offers nothing',
    ).toEqual([]);
  };

  it('has what can be done with an open record', async () => {
    await check(RoadmapPage, 'R-2', [
      'R-2: Copy the reference',
      'R-2: History',
      'R-2: Ask for a decision',
      'R-2: Duplicate',
      'R-2: Put away',
    ]);
  });

  it('has how the roadmap is shown', async () => {
    await check(RoadmapPage, null, ['Sorted by: Item', 'Columns: Team', 'Grouped by: Team', 'Filter: Put away']);
  });

  it('has what is made in each view', async () => {
    await check(DecisionsPage, null, ['Export as MADR, ready for a site']);
    await check(ComparePage, null, ['Freeze the plan']);
    await check(BackupsPage, null, ['Back up now', 'Set passphrase']);
    await check(ImportPage, null, ['Choose a file', 'Choose a folder']);
    await check(TemplatesPage, null, ['New template']);
    await check(AudiencesPage, null, ['New audience: Empty: public, without dates']);
    await check(HistoryPage, null, ['Person: Anybody']);
  });
});
