import { expect, it, onTestFinished, vi } from 'vitest';
import { ReadTexts } from '../model/read-texts.ts';
import { refine } from '../refine.ts';

it('makes no first round of a text twice at a level', () => {
  const opened = vi.spyOn(ReadTexts.prototype, 'literalTokensOf');
  onTestFinished(() => opened.mockRestore());
  const text = 'Could you please kindly summarize it, in order to help me? Do not exceed 50 words.';
  const { refinedText } = refine(text);
  const timesOf = (wanted: string) => opened.mock.calls.filter(([one]) => one === wanted).length;
  // An edit is undone, so the level below is tried, too. Each looks at its result as what comes next, and as
  // if it were new.
  expect([timesOf(text), timesOf(refinedText)]).toEqual([2, 4]);
});
