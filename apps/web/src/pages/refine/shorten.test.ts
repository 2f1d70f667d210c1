import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it('a text that fits stays, and a longer one ends with a sign that there is more', () => {
  expect(shorten('x'.repeat(160))).toBe('x'.repeat(160));
  expect(shorten('x'.repeat(161))).toBe(`${'x'.repeat(159)}…`);
});

it('no character is cut in two', () => {
  expect(shorten('ab😀cd', 4)).toBe('ab…');
  expect(shorten('abc😀d', 4)).toBe('abc…');
});
