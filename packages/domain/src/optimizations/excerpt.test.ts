import { expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';

it('an excerpt is the first words in one line', () => {
  expect(excerptOf('\n  You are a  helper.\n\n# Rules\t- Be brief. ')).toBe(
    'You are a helper. # Rules - Be brief.',
  );
  expect(excerptOf('')).toBe('');
});

it('a long text is cut at 120 characters, the dots among them', () => {
  expect(excerptOf('a'.repeat(120))).toBe('a'.repeat(120));
  expect(excerptOf('a'.repeat(121))).toBe(`${'a'.repeat(119)}…`);
});

it('no sign is cut in two', () => {
  expect(excerptOf(`${'a'.repeat(118)}😀b`)).toBe(`${'a'.repeat(118)}…`);
});

it('where there is no text there is no excerpt', () => {
  expect(excerptOf(null)).toBeNull();
});
