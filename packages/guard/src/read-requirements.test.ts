import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRequirements } from './read-requirements.ts';

it('lists what a text asks for, where it does', () => {
  const text = 'Write at most 60 words, and never mention {{price}}.';
  const read = readRequirements(text);
  expect(read).toEqual([{ id: 'r1', kind: 'statement', text, start: 0, end: text.length }]);
  expect(readRequirements('')).toEqual([]);
});

it('stays inside whatever text it reads, in its order, with ids of their own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const read = readRequirements(text);
      expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
      let last = 0;
      for (const { start, end } of read) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
  );
});
