import { checkFidelity } from '@refinery/guard';
import { countSteps } from '@refinery/text/fixtures/count-steps.ts';
import { expect, it } from 'vitest';
import { refine } from '../refine.ts';
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

it.each([
  [PROMPT, 'Write a report.'],
  [PROMPT, PROMPT],
  ['', ''],
])('checks as the guard does: %j and %j', (original, rewritten) => {
  const preserve = ['', 'sea'];
  expect(new ReadTexts(preserve).check(original, rewritten)).toEqual(
    checkFidelity(original, rewritten, { preserve }),
  );
});

it('knows what a refiner compared', () => {
  const text = 'Could you please kindly summarize it, in order to help me? Do not exceed 50 words.';
  const texts = new ReadTexts([]);
  const { refinedText, checks } = refine(text, {}, texts);
  const anew = countSteps(() => checkFidelity(text, refinedText));
  expect(countSteps(() => texts.check(text, refinedText))).toBeLessThan(anew / 4);
  expect(texts.check(text, refinedText)).toEqual(checks);
});
