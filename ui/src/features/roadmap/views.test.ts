import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { Finding } from './finding.svelte';
import { Roadmap } from './roadmap.svelte';
import { Scores } from './scores.svelte';
import { Views } from './views.svelte';

const fail = (thrown: unknown) => {
  throw thrown;
};

async function views(backend = fakeBackend()) {
  const roadmap = new Roadmap(backend, (thrown) => {
    throw thrown;
  });
  const made = new Views(roadmap, '/plan.roadbook');
  await made.begin(null);
  return { views: made, roadmap, backend };
}

describe('saved views', () => {
  it('keep filter, grouping, columns and order, and bring them back', async () => {
    const { views: shown, roadmap } = await views();
    expect(shown.changed).toEqual([]);
    roadmap.search = 'health:at-risk due:<2027-01 payout';
    await roadmap.keepTyped();
    await roadmap.groupBy('team');
    await roadmap.sortBy('end');
    roadmap.chosen = ['ref', 'title', 'owner', 'health'];
    expect(shown.changed).toEqual(['Filter', 'Grouping', 'Columns', 'Order']);
    const view = await shown.saveAs('Late payouts');
    expect(view.filter).toBe('health:at-risk due:<2027-01 payout');
    expect(shown.changed, 'it is what is saved').toEqual([]);
    const found = roadmap.pages.totals.count;

    await shown.close();
    expect(roadmap.isNarrowed).toBe(false);
    await shown.open(view.id);
    expect(roadmap.filters, 'a menu offers it').toEqual([{ field: 'health', values: ['atRisk'] }]);
    expect(roadmap.typed).toEqual(['due:<2027-01']);
    expect(roadmap.search).toBe('payout');
    expect(roadmap.columns.map(({ key }) => key)).toEqual(['ref', 'title', 'owner', 'health']);
    expect([roadmap.group, roadmap.sort, roadmap.pages.totals.count]).toEqual(['team', 'end', found]);
  });

  it('keep how wide columns are', async () => {
    const { views: shown, roadmap } = await views();
    const width = (key: string) => roadmap.columns.find((column) => column.key === key)?.width;
    const own = width('team');
    roadmap.widen('team', 5000);
    expect(width('team'), 'what cannot be gone past is no width').toBe(900);
    roadmap.widen('team', 211.6);
    expect(shown.changed).toEqual(['Columns']);
    const view = await shown.saveAs('Wide');
    roadmap.widen('team', null);
    expect(width('team')).toBe(own);
    await shown.open(view.id);
    expect(width('team')).toBe(212);
  });

  it('keep how items are scored', async () => {
    const { views: shown, roadmap, backend } = await views();
    await backend.keepFormula('Ours', 'reach / 2', '');
    const scores = new Scores(roadmap, () => undefined, fail);
    await scores.scoreBy('Ours');
    expect(shown.changed).toEqual(['Score']);
    const view = await shown.saveAs('Our priority');
    await scores.scoreBy('rice');
    await shown.open(view.id);
    const again = new Scores(roadmap, () => undefined, fail);
    await again.reload();
    expect([again.model, again.ranking?.model.name]).toEqual(['Ours', 'Ours']);
  });

  it('are saved over, or left as they were', async () => {
    const { views: shown, roadmap } = await views();
    await shown.saveAs('All');
    await roadmap.groupBy('owner');
    await shown.discard();
    expect(roadmap.group).toBe('product');
    await roadmap.groupBy('owner');
    await shown.save();
    expect(shown.opened?.lanes).toEqual(['owner']);
    await expect(shown.saveAs('all'), 'no two views of one name').rejects.toThrow();
  });

  it('stay on screen while the person is in another view of the window', async () => {
    const { views: shown, roadmap, backend } = await views();
    await shown.saveAs('Teams');
    await roadmap.groupBy('team');
    shown.leave();
    const again = await views(backend);
    expect(again.roadmap.group).toBe('team');
    expect(again.views.changed).toEqual(['Grouping']);
  });
});

describe('a filter that is typed', () => {
  it('offers fields and then values; a value that is taken narrows the view', async () => {
    const { roadmap } = await views();
    const finding = new Finding(roadmap);
    roadmap.search = 'hea';
    await finding.read('hea', 3);
    expect(finding.offers.map(({ label }) => label)).toEqual(['health:']);
    expect(finding.at, 'Enter keeps the words').toBe(-1);
    expect(finding.take(0)).toBe(7);
    await finding.read('health:', 7);
    expect(finding.at, 'Enter takes the first value').toBe(0);
    const at = finding.offers.findIndex(({ label }) => label === 'offTrack');
    finding.take(at);
    await new Promise((done) => setTimeout(done, 5));
    expect(roadmap.filters).toEqual([{ field: 'health', values: ['offTrack'] }]);
    expect(roadmap.search).toBe('');
  });

  it('says what is wrong once it is kept, and stays', async () => {
    const { roadmap } = await views();
    const finding = new Finding(roadmap);
    roadmap.search = 'helth:bad';
    await finding.keep();
    expect(finding.problem).toContain('helth');
    expect(roadmap.search).toBe('helth:bad');
    expect(roadmap.pages.totals.count, 'it narrows nothing').toBe(40);
  });
});

describe('a score that is named in no filter', () => {
  it('is the one that is shown, and what is shown by it comes anew when that changes', async () => {
    const { roadmap, backend } = await views();
    const asked: (string | null)[] = [];
    const { listItems, completeFilter } = backend;
    backend.listItems = async (query) => (asked.push(query.scoredBy), listItems(query));
    expect(roadmap.query(0, 0).scoredBy, 'the core knows what is usual').toBeNull();
    await roadmap.layOut('scores');
    await roadmap.scoreBy('wsjf');
    await roadmap.layOut('board');
    expect(asked).toEqual(['rice', 'wsjf']);
    expect(roadmap.rest).toMatchObject({ layout: 'board', scoredBy: 'wsjf' });
    await roadmap.scoreBy('rice');
    expect(asked.at(-1), 'what is usual is not kept').toBeNull();
    let offeredFor: string | null = 'nothing yet';
    backend.completeFilter = async (before, after, query) => {
      offeredFor = query.scoredBy;
      return completeFilter(before, after, query);
    };
    await roadmap.scoreBy('wsjf');
    await new Finding(roadmap).read('score:', 6);
    expect(offeredFor, 'the offers say which it is').toBe('wsjf');
  });
});
