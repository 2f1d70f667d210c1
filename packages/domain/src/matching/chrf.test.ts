import '@refinery/testing/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chrf } from './chrf.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('chrf', () => {
  // What sacreBLEU 2.6.0 says: CHRF().sentence_score(output, [reference]).
  it.each([
    ['the cat sat on the mat', 'the cat is on the mat', 64.5779420625287],
    ['the cat is on the mat', 'the cat sat on the mat', 61.9251512899325],
    ['abc', 'abd', 38.888888888888886],
    ['a', 'a', 100],
    ['ab', 'abcdefgh', 23.404255319148938],
    ['abcdefgh', 'ab', 55],
    ['hello', 'hello world', 40.69078647589538],
    [
      'The quick brown fox jumps over the lazy dog',
      'A fast brown fox leaps over a lazy dog',
      47.53150975794593,
    ],
    ['aaaa', 'aaaaaaaa', 41.85983092446141],
    ['😀😀 ok', '😀 ok', 89.84375],
    ['Niño', 'nino', 12.5],
    ['x y z', 'xyz', 100],
    ['a b', 'c d', 0],
    ['a', '', 0],
    ['', 'a', 0],
  ])('of %j and %j is what sacreBLEU computes', (output, reference, percent) =>
    expect(chrf(output, reference)).toBeCloseTo(percent / 100, 12),
  );

  it('of two texts without characters is 1', () => {
    expect(chrf('', '')).toBe(1);
    expect(chrf(' \n', '\t')).toBe(1);
  });

  it('is 1 for the same text, 0 for texts that share no character, and between them always', () =>
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(chrf(one, one)).toBe(1);
        const both = chrf(one, other);
        expect(both >= 0 && both <= 1).toBe(true);
        const characters = (of: string) => new Set(of.replace(/\s/g, ''));
        const [inOne, inOther] = [characters(one), characters(other)];
        if (!inOne.isDisjointFrom(inOther) || inOne.size + inOther.size === 0) return;
        expect(both).toBe(0);
      }),
    ));

  it('is as symmetric as an F-score with more weight for recall: alike for texts of the same length', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 }), (letters) => {
        const [one, other] = [letters.join(''), letters.toReversed().join('')];
        expect(chrf(one, other)).toBeCloseTo(chrf(other, one), 12);
      }),
    ));

  it('compares texts of 100,000 characters, however often they repeat themselves', () => {
    expect(chrf('ab'.repeat(50_000), 'ba'.repeat(50_000))).toBeGreaterThan(0.99);
    expect(chrf('a'.repeat(100_000), 'a'.repeat(50_000))).toBeLessThan(0.9);
  });
});
