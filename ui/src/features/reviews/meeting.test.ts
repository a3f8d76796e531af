import { fireEvent, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, test } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import MeetingView from './Meeting.svelte';
import { Meeting } from './meeting.svelte';

beforeAll(() => {
  // happy-dom knows no modal dialogs.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});

async function parts() {
  const backend = fakeBackend();
  const review = (await backend.listReviews())[0]!;
  return { backend, review, pack: await backend.reviewPack(review.ref) };
}

async function begun() {
  const { backend, review, pack } = await parts();
  const meeting = new Meeting(backend, pack, review);
  await meeting.read();
  return { backend, meeting };
}

describe('what a meeting writes down', () => {
  test('an option is chosen, decided, and the next ask is before the room', async () => {
    const { backend, meeting } = await begun();
    expect(meeting.asks).toEqual(['D-7', 'D-11']);
    const [first] = meeting.ask!.options;
    meeting.choose(0);
    expect(meeting.option).toBe(first!.name);
    meeting.choose(0);
    expect(meeting.option, 'chosen again, it is taken back').toBeNull();
    meeting.choose(0);
    meeting.note = 'As it was put';
    meeting.tick(125);
    expect(await meeting.conclude('decided')).toBe(true);
    const [row] = await backend.listReviews();
    expect(row!.outcomes).toEqual([
      { decision: 'D-7', what: 'decided', option: first!.name, until: null, note: 'As it was put', seconds: 125 },
    ]);
    expect([meeting.at, meeting.note, meeting.option]).toEqual([1, '', null]);
    expect(meeting.message?.isRefusal).toBe(false);
  });

  test('what cannot be written is said and stays where it is', async () => {
    const { meeting } = await begun();
    meeting.note = 'Not yet';
    expect(await meeting.conclude('deferred'), 'a day is missing').toBe(false);
    expect(meeting.message).toEqual({ text: expect.stringContaining('without a day'), isRefusal: true });
    expect([meeting.at, meeting.note]).toEqual([0, 'Not yet']);
  });

  test('an ask that is gone back to shows what became of it', async () => {
    const { meeting } = await begun();
    meeting.until = '10 Dec';
    await meeting.conclude('deferred');
    await meeting.go(-1);
    expect(meeting.known).toMatchObject({ what: 'deferred', until: '2026-12-10' });
    await meeting.undo();
    expect(meeting.known, 'undo takes it out of the log and of the review').toBeNull();
  });

  test('a note is written down when the ask is left, and what was begun is there again', async () => {
    const { backend, meeting } = await begun();
    meeting.note = 'Ask the bank first';
    meeting.tick(40);
    await meeting.go(1);
    const outcomes = async () => (await backend.listReviews())[0]!.outcomes;
    expect(await outcomes()).toMatchObject([
      { decision: 'D-7', what: 'noted', note: 'Ask the bank first', seconds: 40 },
    ]);
    meeting.choose(0);
    meeting.until = '10 D';
    meeting.action = { title: 'Call', owner: 'Ines', due: '' };
    await meeting.go(-1);
    await meeting.go(1);
    expect([meeting.until, meeting.action.title, meeting.note]).toEqual(['10 D', 'Call', '']);
    await meeting.go(-1);
    meeting.choose(0);
    await meeting.conclude('decided');
    meeting.note = '';
    await meeting.go(-1);
    meeting.note = 'And tell sales';
    expect(await meeting.keep()).toBe(true);
    expect(await outcomes(), 'a note leaves it decided').toMatchObject([{ what: 'decided', note: 'And tell sales' }]);
  });

  test('who leaves and comes back finds what was decided, and goes on with what is open', async () => {
    const { backend, meeting } = await begun();
    meeting.choose(0);
    await meeting.conclude('decided');
    meeting.note = 'Not today';
    expect(await meeting.keep(), 'leaving writes it down').toBe(true);
    const review = (await backend.listReviews())[0]!;
    const pack = await backend.reviewPack(review.ref);
    const asks = pack.sections.find(({ section }) => section === 'asks')!;
    asks.rows = asks.rows.filter(({ ref }) => ref === 'D-11');
    const again = new Meeting(backend, pack, review);
    await again.read();
    expect(again.asks).toEqual(['D-7', 'D-11']);
    expect([again.isClosing, again.outcomes.length], 'both were talked about').toEqual([true, 2]);
    await again.go(-1);
    expect([again.note, again.known?.what]).toEqual(['Not today', 'noted']);
  });

  test('a decision without options is recorded in words, and one can be rejected', async () => {
    const { backend, meeting } = await begun();
    expect(meeting.enters).toBeNull();
    meeting.note = 'No, it costs too much';
    expect(meeting.enters, 'it has options, so words alone decide nothing').toBe('noted');
    meeting.ask = { ...meeting.ask!, options: [] };
    expect(meeting.enters).toBe('decided');
    expect(await meeting.conclude('rejected')).toBe(true);
    expect((await backend.listReviews())[0]!.outcomes).toMatchObject([
      { decision: 'D-7', what: 'rejected', option: null },
    ]);
  });

  test('what was done before the meeting is not taken back in it', async () => {
    const { backend, meeting } = await begun();
    await backend.editSection('V-2', 'risks', { what: 'leaveOut', out: true });
    await meeting.undo();
    expect(meeting.message).toEqual({
      text: expect.stringContaining('Nothing was written down here'),
      isRefusal: true,
    });
    expect(backend.store.undos.length, 'the step is still there').toBe(1);
  });

  test('actions stand with the ask they were agreed for, and all of them at the end', async () => {
    const { meeting } = await begun();
    meeting.note = 'Half a sentence';
    meeting.action = { title: 'Book the slot', owner: 'Ines Rahm', due: '2026-12-02' };
    expect(await meeting.agree()).toBe(true);
    expect(meeting.agreed.map(({ title, owner }) => [title, owner])).toEqual([['Book the slot', 'Ines Rahm']]);
    expect(meeting.note, 'what is being written is not lost').toBe('Half a sentence');
    expect(await meeting.agree(), 'an empty one is none').toBe(false);
    await meeting.go(1);
    expect(meeting.agreed).toEqual([]);
    await meeting.go(1);
    expect([meeting.isClosing, meeting.agreed.length]).toEqual([true, 1]);
  });

  test('the end keeps what else was said, also when the room is left before it', async () => {
    const { backend, meeting } = await begun();
    await meeting.go(1);
    await meeting.go(1);
    meeting.notes = 'Bring the figures';
    await meeting.keep();
    expect((await backend.listReviews())[0]).toMatchObject({ status: 'draft', notes: 'Bring the figures' });
    meeting.notes = 'It was quick.';
    expect(await meeting.end()).toBe(true);
    expect((await backend.listReviews())[0]).toMatchObject({ status: 'held', notes: 'It was quick.' });
  });

  test('who is there is written down at once, and taken back', async () => {
    const { backend, meeting } = await begun();
    const written = async () => (await backend.listReviews())[0]!.present;
    expect([meeting.expected, meeting.present]).toEqual([['Ada Osei', 'Ines Rahm'], []]);
    await meeting.attend('Ines Rahm');
    await meeting.attend('Ada Osei');
    expect(await written()).toEqual(['Ines Rahm', 'Ada Osei']);
    await meeting.attend('Ines Rahm');
    expect(await written()).toEqual(['Ada Osei']);
    await meeting.undo();
    expect([await written(), meeting.present]).toEqual([
      ['Ines Rahm', 'Ada Osei'],
      ['Ines Rahm', 'Ada Osei'],
    ]);
  });

  test('the time is shared out, and what is over is said', async () => {
    const { meeting } = await begun();
    expect([meeting.share, meeting.minutesLeft]).toEqual([22, 22]);
    meeting.tick(23 * 60);
    expect(meeting.minutesLeft).toBe(-1);
  });
});

describe('a meeting by keys alone', () => {
  const press = async (key: string) => {
    await fireEvent.keyDown(document.activeElement!, { key, bubbles: true });
    await settled();
  };

  test('from the first ask to the end', async () => {
    const { review, pack } = await parts();
    let ended = false;
    const props = { pack, review, close: () => undefined, ended: () => (ended = true) };
    const { backend, container } = await stage(MeetingView, props);
    expect(await violations(container)).toEqual([]);
    expect(screen.getByText('We recommend')).toBeTruthy();
    await press('1');
    await press('n');
    const note = document.activeElement as HTMLTextAreaElement;
    expect(note.dataset['write']).toBe('note');
    await fireEvent.input(note, { target: { value: 'Agreed' } });
    await press('Escape');
    await press('Enter');
    expect(screen.getByText('Ask 2 of 2')).toBeTruthy();
    await press('d');
    await fireEvent.input(document.activeElement!, { target: { value: '10 Dec' } });
    await press('Enter');
    expect(screen.getByText('All asks are through')).toBeTruthy();
    const outcomes = (await backend.listReviews())[0]!.outcomes;
    expect(outcomes.map(({ decision, what, note }) => [decision, what, note])).toEqual([
      ['D-7', 'decided', 'Agreed'],
      ['D-11', 'deferred', ''],
    ]);
    await press('Enter');
    expect(ended).toBe(true);
  });
});
