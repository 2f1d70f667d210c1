import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JoinedText } from './joined-text.ts';

it('is the text, wherever it was cut', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '😀', 'é', '\u2028', '\0'), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 0, max: 24 })), (whole, cuts) => {
      const places = [
        0,
        ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
        whole.length,
      ];
      const joined = new JoinedText();
      const shown = places.slice(1).map((end, index) => joined.push(whole.slice(places[index], end)));
      shown.push(joined.end());
      expect(shown.join('')).toBe(whole.replaceAll('\0', '\ufffd'));
      expect(joined.text).toBe(shown.join(''));
      expect(shown.every((piece) => piece.isWellFormed())).toBe(true);
    }),
  );
});

it('has no half characters that a vendor made up', () => {
  const joined = new JoinedText();
  const shown = ['\ud83d', 'a', '\ude00', '\ud83d'].map((piece) => joined.push(piece));
  expect([...shown, joined.end()]).toEqual(['', '\ufffda', '\ufffd', '', '\ufffd']);
});

it('ends at a million characters', () => {
  const joined = new JoinedText();
  for (let count = 0; count < 11; count += 1) joined.push('x'.repeat(100_000));
  expect([joined.text.length, joined.isTooLong]).toEqual([1_000_000, true]);
});
