import { describe, expect, it } from 'vitest';
import { Toasts } from '../toasts.svelte';
import { Unsaved } from '../unsaved.svelte';
import { offerAgain } from './left-behind';
import { marked } from './markdown';
import { offered, toKinds } from './relations';
import { among, Suggestions } from './suggestions.svelte';
import { Writing } from './writing.svelte';

/** A field whose pauses end when the test says so. */
function field(answers: (text: string) => void = () => undefined) {
  const kept: [string, boolean][] = [];
  let pause: (() => void) | null = null;
  const writing = new Writing({
    pauses: true,
    write: async (text, on) => {
      answers(text);
      kept.push([text, on]);
    },
    after: (run) => {
      pause = run;
      return () => (pause = null);
    },
  });
  return { writing, kept, pause: () => pause?.() };
}

describe('writing in a field', () => {
  it('keeps after a pause and at the end, the second time going on from the first', async () => {
    const { writing, kept, pause } = field();
    writing.begin('');
    writing.text = 'Fir';
    writing.typed();
    pause();
    writing.text = 'First words';
    expect(await writing.end()).toBe(true);
    expect(kept).toEqual([
      ['Fir', false],
      ['First words', true],
    ]);
    expect(writing.open).toBe(false);
  });

  it('keeps nothing when nothing was changed', async () => {
    const { writing, kept } = field();
    writing.begin('As it was');
    await writing.end();
    expect(kept).toEqual([]);
  });

  it('goes back on leaving, also behind a pause, and gives what was written', async () => {
    const { writing, kept, pause } = field();
    writing.begin('As it was');
    writing.text = 'Something else';
    writing.typed();
    pause();
    expect(await writing.leave()).toBe('Something else');
    expect(kept.at(-1)).toEqual(['As it was', true]);
  });

  it('stays open with what was typed and a sentence when it is refused', async () => {
    const { writing } = field(() => {
      throw new Error('There is no 31 November.');
    });
    writing.begin('');
    writing.text = '31 November';
    expect(await writing.end()).toBe(false);
    expect([writing.open, writing.text, writing.error]).toEqual([true, '31 November', 'There is no 31 November.']);
    expect(writing.isDirty, 'it is kept in mind until it is kept').toBe(true);
  });
});

describe('what is not kept', () => {
  it('is known as long as it is not, with the reason, and is kept at the end', async () => {
    let full = true;
    const { writing } = field(() => {
      if (full) throw new Error('The disk is full.');
    });
    const unsaved = new Unsaved();
    const forget = unsaved.add(writing);
    writing.begin('');
    expect(unsaved.isWriting).toBe(false);
    writing.text = 'Rails';
    expect([unsaved.isWriting, unsaved.problem]).toEqual([true, '']);
    expect(await unsaved.keepAll(), 'something is left').toBe(false);
    expect(unsaved.problem).toBe('The disk is full.');
    full = false;
    expect(await unsaved.keepAll()).toBe(true);
    expect([unsaved.isWriting, unsaved.problem]).toEqual([false, '']);
    writing.text = 'Rails and more';
    forget();
    expect(unsaved.isWriting, 'a field that is gone is no news').toBe(false);
  });

  it('is offered again until it is kept', async () => {
    const toasts = new Toasts(() => undefined);
    let answers = ['The disk is full', ''];
    const keep = async () => {
      const [refusal, ...rest] = answers;
      answers = rest;
      if (refusal) throw new Error(refusal);
    };
    offerAgain({ toasts }, 'Team', keep, { text: 'Rails', why: 'Not now' });
    expect(toasts.list.map(({ message }) => message)).toEqual(['Team was left as it was, without “Rails”. Not now']);
    toasts.list[0]!.action!.run();
    await new Promise((done) => setTimeout(done));
    expect(toasts.list.at(-1)?.message).toContain('The disk is full');
    toasts.list.at(-1)!.action!.run();
    await new Promise((done) => setTimeout(done));
    expect([toasts.list.length, answers]).toEqual([2, []]);
  });
});

describe('suggestions', () => {
  it('begin with what begins so; of several values only the last counts', async () => {
    const known = async () => ['Rails', 'Payout rails', 'Treasury'];
    const one = new Suggestions(among(known));
    await one.read('ra');
    expect(one.list.map(({ label }) => label)).toEqual(['Rails', 'Payout rails']);
    const several = new Suggestions(among(known, true));
    await several.read('Treasury, pay');
    several.step(1);
    expect(several.taken?.value).toBe('Treasury, Payout rails');
  });
});

describe('signs of Markdown', () => {
  it('go around what is selected, and come off again', () => {
    const on = marked('make it so', 5, 7, '**');
    expect(on).toEqual({ text: 'make **it** so', from: 7, to: 9 });
    expect(marked(on.text, on.from, on.to, '**')).toEqual({ text: 'make it so', from: 5, to: 7 });
  });
});

describe('relations', () => {
  it('are offered where they fit', () => {
    expect(offered('item')).toContain('blocks');
    expect(offered('decision')).not.toContain('partOf');
    expect(toKinds('decidedBy')).toEqual(['decision']);
  });
});
