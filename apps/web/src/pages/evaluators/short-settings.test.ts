import { expect, it } from 'vitest';
import { shortSettings } from './short-settings.ts';
import { evaluatorTexts } from './texts.ts';

const words = { texts: evaluatorTexts.en, number: String };

it.each([
  ['exact', { value: 'yes', ignoreCase: true, negate: true }, 'not · yes · ignoring case'],
  ['exact', {}, '{{expected}}'],
  ['contains', { values: ['a', 'b'], mode: 'any' }, 'any: a, b'],
  ['contains', {}, '{{expected}}'],
  ['regex', { pattern: '^a' }, '^a'],
  ['json_schema', { schema: { type: 'object' } }, '{"type":"object"}'],
  ['similarity', { threshold: 0.7 }, '{{expected}} · from 0.7'],
  ['judge', { rubric: 'Is polite', threshold: 0 }, 'Is polite · from 0'],
  ['pairwise', {}, 'a general rubric'],
] as const)('says in short what %s looks for', (kind, settings, short) => {
  expect(shortSettings(kind, settings, words)).toBe(short);
});

it('cuts what is long', () => {
  expect(shortSettings('judge', { rubric: 'x'.repeat(10_000) }, words).length).toBe(120);
});
