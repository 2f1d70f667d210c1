import { expect, it } from 'vitest';
import { showInvisible } from './invisible.ts';

const labels = (text: string): string[] => showInvisible(text).flatMap(({ label }) => label ?? []);

it('shows what does not show, and what turns the order of a text around', () => {
  expect(labels('a\u200bb\u202ec\u{e0041}\u0000')).toEqual(['U+200B', 'U+202E', 'U+E0041', 'U+0000']);
});

it('leaves lines, tabs and joined pictures as they are', () => {
  expect(showInvisible('one\n\ttwo 👩‍👩‍👧 ❤️‍🔥')).toEqual([{ text: 'one\n\ttwo 👩‍👩‍👧 ❤️‍🔥', label: null }]);
  expect(labels('a\u200db')).toEqual(['U+200D']);
});

it('keeps the text', () => {
  const text = '\u200ba\u2066\u2069b\u00ad';
  expect(
    showInvisible(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
