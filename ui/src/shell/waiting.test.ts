import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBackend } from '../lib/ipc/fake';
import { railMark } from './marks';
import { Waiting } from './waiting.svelte';

const counts = { items: 0, decisions: 0, waiting: 4, late: 0, people: 0, audiences: 0 };

describe('what waits behind a view', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is what Today shows, and stands in the rail', async () => {
    const backend = fakeBackend();
    const waiting = new Waiting(backend);
    expect(railMark('today', counts, waiting.found), 'nothing before it is known').toBeNull();
    waiting.soon();
    await vi.advanceTimersByTimeAsync(500);
    const today = await backend.whatWaits();
    expect(railMark('today', counts, waiting.found)?.number).toBe(String(today.waiting));
    const due = today.groups.find(({ key }) => key === 'updates')!.rows.length;
    expect(railMark('updates', counts, waiting.found)).toMatchObject({ number: String(due), words: '\u00a0due' });
    expect(railMark('decisions', counts, waiting.found)?.number).toBe('4');
    expect(railMark('roadmap', counts, waiting.found)).toBeNull();
  });

  it('is asked for once at a time, and less often where that takes long', async () => {
    let clock = 0;
    let asked = 0;
    const release: (() => void)[] = [];
    const whatWaits = () => {
      asked++;
      return new Promise<never>((_, refuse) => release.push(() => refuse(new Error('closed'))));
    };
    const waiting = new Waiting({ whatWaits }, () => clock);
    for (let change = 0; change < 5; change++) waiting.soon();
    await vi.advanceTimersByTimeAsync(500);
    waiting.soon();
    waiting.soon();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked, 'one is on its way').toBe(1);
    clock = 300;
    release[0]!();
    await vi.advanceTimersByTimeAsync(2900);
    expect(asked, 'it took 300 ms, so that it rests').toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toBe(2);
  });
});
