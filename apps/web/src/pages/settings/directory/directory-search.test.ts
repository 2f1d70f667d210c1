import { expect, it } from 'vitest';
import { directorySearch } from './directory-search.ts';

it('takes what an address names, and leaves nonsense out', () => {
  expect(directorySearch({ status: 'deactivated' })).toEqual({ status: 'deactivated' });
  for (const status of ['', 'toString', true, ['active']]) expect(directorySearch({ status })).toEqual({});
});
