import { expect, it } from 'vitest';
import { meSearch } from './me-search.ts';

it('keeps what is right of an address, and nothing else', () => {
  const right = { tab: 'data', next: '/o/acme/refine', export: '01890a5d-ac96-774b-bcce-b302099a8057' };
  expect(meSearch({ ...right, other: 'x' })).toEqual(right);
  expect(meSearch({ tab: 'nonsense', next: '//evil.test', export: '../../secret' })).toEqual({});
});
