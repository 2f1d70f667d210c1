import { expect, it } from 'vitest';
import { ReadTexts } from './read-texts.ts';

const PROMPT = 'We live by the sea. Write a report.';

it('compares anew where other parts need not be kept', () => {
  const texts = new ReadTexts([]);
  const passes = (leftOut?: { start: number; end: number }[]) =>
    texts.compare(PROMPT, 'Write a report.', leftOut).passed;
  expect([passes(), passes([{ start: 0, end: 20 }]), passes()]).toEqual([false, true, false]);
});

it('compares once what is the same', () => {
  const texts = new ReadTexts([]);
  expect(texts.compare(PROMPT, 'Write.')).toBe(texts.compare(PROMPT, 'Write.'));
  expect(texts.compare(PROMPT, 'Write.')).not.toBe(texts.compare('Write.', PROMPT));
});

it('looks for the texts to preserve', () => {
  const passes = (preserve: string[]) =>
    new ReadTexts(preserve).compare('Please write it.', 'Write it.').passed;
  expect([passes([]), passes(['Please'])]).toEqual([true, false]);
});
