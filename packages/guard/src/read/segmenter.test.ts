import { expect, it } from 'vitest';
import { wordLengths } from './segmenter.ts';

it('gives the length of each word where it begins', () => {
  const run = '请用中文回答';
  const lengths = wordLengths(run, 'zh');
  expect(lengths).toHaveLength(run.length);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(run.length);
});

it('says the same of a run that it met before, in each language', () => {
  const run = '今日中に返信してください';
  const first = [...wordLengths(run, 'ja')];
  wordLengths(run, 'zh');
  expect(wordLengths(run, 'ja')).toEqual(first);
});

it('splits long runs too', () => {
  const run = '报告'.repeat(500);
  expect(wordLengths(run, 'zh')).toHaveLength(run.length);
});
