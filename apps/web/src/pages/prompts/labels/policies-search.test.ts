import { expect, it } from 'vitest';
import { policiesSearch } from './policies-search.ts';

it('opens labels that can be set', () => {
  expect(policiesSearch({ label: 'production', tab: 'x' })).toEqual({ label: 'production' });
  for (const label of ['latest', 'Prod', '', 'a'.repeat(41), 7])
    expect(policiesSearch({ label })).toEqual({});
});
