import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';
import { integrityOf, weightOf } from './weights.ts';

it('a kind has its weight, one that is not listed the least', () => {
  expect(['preserve', 'negation', 'quantity', 'order', 'name', 'time of year'].map(weightOf)).toEqual([
    5, 4, 3, 2, 1, 1,
  ]);
});

describe('integrity', () => {
  const entries = (...weights: [weight: number, lost: number][]) =>
    weights.map(([weight, lost]) => ({ weight, lost }));
  const many = (count: number) => Array.from({ length: count }, (): [number, number] => [1, 0]);

  it.each<[number, [number, number][]]>([
    [100, [[1, 0]]],
    [100, []],
    [0, [[4, 4]]],
    [50, [...many(1), [1, 1]]],
    [75, [[4, 1]]],
    [
      33.3,
      [
        [4, 4],
        [2, 0],
      ],
    ],
    [99.9, [...many(1000), [1, 1]]],
    [99.9, [...many(2000), [1, 1]]],
  ])('is %f', (integrity, weights) => {
    expect(integrityOf(entries(...weights))).toBe(integrity);
  });

  it.each([
    [
      'a sentence that is gone',
      'Write ads for our shop. Every ad must say that delivery is free.',
      'Write ads for our shop.',
      50,
    ],
    [
      'a name, in a sentence that forbids',
      'Never ask about the house of Anna Meier.',
      'Never ask about the house.',
      100,
    ],
    ['a negation', 'Do not mention the refund. Write a poem.', 'Mention the refund. Write a poem.', 33.3],
    ['a text of the caller', 'Sign as Team Blue.', 'Sign: team blue.', 28.5],
  ])('falls by %s', (_what, original, rewritten, integrity) => {
    expect(checkFidelity(original, rewritten, { preserve: ['Team Blue'] }).integrity).toBe(integrity);
  });
});
