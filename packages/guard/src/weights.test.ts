import { describe, expect, it } from 'vitest';
import { integrityOf, weightOf } from './weights.ts';

const kinds = (...names: string[]) => names.map((kind) => ({ kind }));

it('a kind has its weight, one that is not listed the least', () => {
  expect(['preserve', 'negation', 'quantity', 'order', 'name', 'time of year'].map(weightOf)).toEqual([
    5, 4, 3, 2, 1, 1,
  ]);
});

describe('integrity', () => {
  it.each([
    [100, ['name'], []],
    [100, [], []],
    [0, ['name'], ['name']],
    [0, [], ['negation']],
    [50, ['name', 'tag'], ['tag']],
    [66.6, ['negation', 'order'], ['order']],
    [33.3, ['negation', 'order'], ['negation']],
    [0, ['order'], ['negation', 'order']],
    [99.9, Array<string>(1000).fill('name'), ['tag']],
    [99.9, Array<string>(2000).fill('name'), ['tag']],
  ])('is %f of %j without %j', (integrity, all, lost) => {
    expect(integrityOf(kinds(...all), kinds(...lost))).toBe(integrity);
  });
});
