import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayBeBackgroundIn } from './may-be-background.ts';

/** Whether words of a text may be background, all of the text where none are named. */
const may = (text: string, words = text): boolean => {
  const start = text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return mayBeBackgroundIn(text)({ start, end: start + words.length });
};

it.each([
  'I wrote this on the train.',
  "So I've kind of painted myself into a corner here.",
  'Our editor is picky about that word.',
  'We met to write it together.',
  'My neighbours grow roses.',
])('"%s" may be background', (text) => expect(may(text)).toBe(true));

it.each([
  ['an instruction', 'List the risks.'],
  ['an instruction behind a comma', 'I was late, list the risks.'],
  ['a polite one', 'Please list the risks.'],
  ['an obligation', 'The tone should be warm.'],
  ['another obligation', 'The keys have to stay.'],
  ['a permission', 'A joke can be in it.'],
  ['an address', 'You are a doctor.'],
  ['a wish', 'I want a table.'],
  ['a question', 'Our shop is what?'],
  ['a number', 'We sold 20 lamps.'],
  ['a number word', 'We sold three lamps.'],
  ['a negation', 'Our readers never laughed.'],
  ['a short negation', "The lamp doesn't work."],
  ['an exclusive word', 'Our shop only sells lamps.'],
  ['a condition', 'The lamp breaks if it falls.'],
  ['a format', 'The answer is a table.'],
  ['a quotation', 'The sign said "closed".'],
  ['a link', 'Our shop is at https://example.com/a.'],
  ['a phrase', 'A warm tone.'],
  ['a list item', '- We sell lamps.'],
  ['a heading', '# We sell lamps'],
  ['another language', 'Ich habe das im Zug geschrieben, und es war sehr voll.'],
])('%s may not: "%s"', (_case, text) => expect(may(text)).toBe(false));

it('looks at the clauses that a place touches, and at all of them', () => {
  const text = 'Keep it short, because our editor is picky. We sell lamps.';
  expect(may(text, 'editor is picky')).toBe(true);
  expect(may(text, 'short')).toBe(false);
  expect(may(text, 'short, because our editor')).toBe(false);
  expect(may(text, 'picky. We sell')).toBe(true);
  expect(may(text, text)).toBe(false);
});

it('takes any text and place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(50), fc.nat(50), (text, start, length) => {
      expect(typeof mayBeBackgroundIn(text)({ start, end: start + length })).toBe('boolean');
    }),
  );
  expect(mayBeBackgroundIn('')({ start: 0, end: 0 })).toBe(false);
});
