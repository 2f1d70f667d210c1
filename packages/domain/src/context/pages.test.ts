import { expect, it } from 'vitest';
import { pageOf, rowsFor } from './pages.ts';

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
