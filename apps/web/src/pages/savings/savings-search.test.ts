import { expect, it } from 'vitest';
import { savingsSearch } from './savings-search.ts';

it('takes what an address says, and leaves nonsense out', () => {
  expect(savingsSearch({ period: 'quarter', by: 'key' })).toEqual({ period: 'quarter', by: 'key' });
  expect(savingsSearch({ period: 30, by: 'prompt', other: '1' })).toEqual({});
  expect(savingsSearch({ by: ['day'] })).toEqual({});
});
