// What is said of choices, as the core would draw it.
import type { Choice, ChoiceTexts } from '../types';

const drawn = (text: string) => (text === '' ? '' : `<p>${text}</p>`);

export const choiceTexts = (options: Choice[]): ChoiceTexts[] =>
  options.map(({ text, pros, neutral, cons }) => ({
    textHtml: drawn(text),
    prosHtml: pros.map(drawn),
    neutralHtml: neutral.map(drawn),
    consHtml: cons.map(drawn),
  }));
