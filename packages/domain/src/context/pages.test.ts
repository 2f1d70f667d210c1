import { expect, it } from 'vitest';
import { pageOf, pageWithin, rowsFor } from './pages.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${at + 1}`, name: `n${at + 1}` }));
const ids = (count: number) => rows(count).map(({ id }) => id);

it.each([
  [0, null],
  [1, null],
  [3, null],
])('a page of 3 with %i rows is the last', (count, next) => {
  const page = pageOf(rows(count), 3);
  expect([page.items.map(({ id }) => id), page.next]).toEqual([ids(count), next]);
});

it('a page says where the next begins as soon as there is one row more, which it does not show', () => {
  const page = pageOf(rows(rowsFor(3)), 3);
  expect([page.items.map(({ id }) => id), page.next]).toEqual([ids(3), '3']);
  expect(pageOf(rows(rowsFor(3)), 3, ({ name }) => name).next).toBe('n3');
});

it.each([
  [[9, 1, 1, 1], ['1'], '1'],
  [[2, 2, 1, 1], ['1', '2', '3'], '3'],
  [[2, 2, 1], ['1', '2', '3'], null],
  [[2, 4, 1], ['1'], '1'],
  [[9], ['1'], null],
  [[], [], null],
])('of rows of the sizes %j a page of 3 and at most 5 has %j', (sizes, shown, next) => {
  const sized = sizes.map((size, at) => ({ id: `${at + 1}`, size }));
  const page = pageWithin(sized, 3, 5);
  expect([page.items.map(({ id }) => id), page.next]).toEqual([shown, next]);
});
