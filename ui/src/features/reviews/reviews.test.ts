import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Minutes } from './minutes.svelte';
import { Reviews } from './reviews.svelte';
import ReviewsPage from './ReviewsPage.svelte';

const refused = (thrown: unknown) => {
  throw thrown;
};

test('the next review is looked at, and a section after the other', async () => {
  const reviews = new Reviews(fakeBackend(), refused);
  await reviews.reload();
  expect([reviews.of, reviews.pack?.sections.length]).toEqual(['V-2', 15]);
  reviews.step(1);
  expect(reviews.openSection, 'without one that is open, the first').toBe('cover');
  reviews.step(2);
  expect(reviews.section?.missing).toEqual(['D-11 lacks a recommendation']);
  reviews.step(-9);
  expect(reviews.openSection).toBe('cover');
  await reviews.choose('V-1');
  expect([reviews.review?.status, reviews.openSection]).toEqual(['held', null]);
});

test('those who must know come first until they were told', async () => {
  const backend = fakeBackend();
  const minutes = new Minutes(backend, refused);
  await minutes.read('V-1');
  const first = minutes.waiting[0]!;
  expect([minutes.at, minutes.page]).toEqual([first.audienceId, `<h1>Minutes of V-1 for ${first.audienceId}</h1>`]);
  await backend.issueMinutes('V-1', first.audienceId, ['pdf']);
  await minutes.read('V-1');
  expect(minutes.waiting).toEqual([]);
  expect(minutes.row?.update).toBe('U-1');
});

describe('the page', () => {
  test('shows what is not ready and lets a section be left out', async () => {
    const { container } = await stage(ReviewsPage, { target: null });
    expect(screen.getByText('14 ready')).toBeTruthy();
    await fireEvent.click(screen.getByRole('option', { name: /Decisions needed today/ }));
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Leave out of this pack' }));
    await settled();
    expect(screen.queryByText('1 not ready'), 'what is left out lacks nothing').toBeNull();
    expect(await violations(container)).toEqual([]);
  });

  test('issues the pre-read, and the minutes of the last review', async () => {
    const { backend, container } = await stage(ReviewsPage, { target: null });
    await fireEvent.click(screen.getByRole('button', { name: 'Send pre-read' }));
    await settled();
    expect((await backend.listReviews())[0]!.status).toBe('issued');
    expect(screen.queryByRole('button', { name: 'Send pre-read' }), 'it leaves once').toBeNull();
    expect(screen.getByText('Pre-read sent')).toBeTruthy();
    expect(screen.getByText('Decisions needed today: D-7: 13 Nov → 15 Dec'), 'what changed since').toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'Minutes' }));
    await settled();
    const issue = screen.getByRole('button', { name: /^Issue for/ });
    expect(issue.hasAttribute('disabled'), 'it is not over yet').toBe(true);
    expect(await violations(container)).toEqual([]);
  });

  test('a sum leads to its records, and what is left out can be put in', async () => {
    const { backend, session } = await stage(ReviewsPage, { target: null });
    let pinned: unknown = null;
    const edit = backend.editSection;
    backend.editSection = (of, section, change) => {
      pinned = change;
      return edit(of, section, change);
    };
    await fireEvent.click(screen.getByRole('option', { name: /Decisions needed today/ }));
    await settled();
    await fireEvent.click(screen.getAllByRole('button', { name: 'Put in' })[0]!);
    await settled();
    expect(pinned).toEqual({ what: 'pin', of: 'D-2' });
    await fireEvent.click(screen.getByRole('option', { name: /Effort against goals/ }));
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'R-12' }));
    expect([session.view, session.target]).toEqual(['roadmap', 'R-12']);
  });

  test('how it stands as a whole can be said, and its details stand beside the gate', async () => {
    const { backend, container } = await stage(ReviewsPage, { target: null });
    expect(screen.getByText('Day, time and people')).toBeTruthy();
    await fireEvent.click(screen.getByRole('option', { name: /Bottom line/ }));
    await settled();
    await fireEvent.click(screen.getByRole('radio', { name: 'Off track' }));
    await settled();
    expect((await backend.reviewPack('V-2')).saidHealth).toBe('offTrack');
    await fireEvent.click(screen.getByRole('radio', { name: 'By the rule' }));
    await settled();
    expect((await backend.reviewPack('V-2')).saidHealth).toBeNull();
    expect(await violations(container)).toEqual([]);
  });

  test('says what goes here when there is no review', async () => {
    const { container } = await stage(ReviewsPage, { target: null }, { empty: true });
    expect(screen.getByText('No review is planned yet')).toBeTruthy();
    expect(await violations(container)).toEqual([]);
  });
});
