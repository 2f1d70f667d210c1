import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';

const passes = (original: string, refined: string): boolean => checkFidelity(original, refined).passed;

describe('a range', () => {
  it.each([
    ['It has at least 800 words but no more than 1200 words.', 'Length: 800–1200 words.'],
    ['Write between 5 and 10 sentences.', 'Write 5-10 sentences.'],
    ['Write 5-10 sentences.', 'Write 5 to 10 sentences.'],
  ])('says the same as its bounds: %s → %s', (original, refined) => {
    expect(passes(original, refined)).toBe(true);
  });

  it.each([
    'Write 10 sentences.',
    'Write 5 sentences.',
    'Write 5-12 sentences.',
    'Write up to 10 sentences.',
  ])('is lost in: %s', (refined) => {
    expect(passes('Write 5-10 sentences.', refined)).toBe(false);
  });
});
