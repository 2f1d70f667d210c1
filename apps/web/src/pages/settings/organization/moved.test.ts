import { expect, it } from 'vitest';
import { moved } from './moved.ts';

it('moves an entry, and none beyond the ends', () => {
  const list = ['a', 'b', 'c'];
  expect(moved(list, 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(list, 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(list, 0, -1)).toEqual(list);
  expect(moved(list, 2, 1)).toEqual(list);
  expect(moved(list, 3, -1)).toEqual(list);
});
