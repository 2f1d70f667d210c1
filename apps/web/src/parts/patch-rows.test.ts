import type { Page } from '@prompt-refinery/client';
import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { patchRows, readAgain } from './patch-rows.ts';

interface Row {
  id: string;
  state: string;
}

/**
 * A list of so many pages with two rows each, all of them read and shown. `reads` counts what was asked for.
 */
async function showList(pages: number) {
  const queries = new QueryClient();
  const queryKey = ['list'];
  let reads = 0;
  const observer = new InfiniteQueryObserver(queries, {
    queryKey,
    queryFn: async ({ pageParam }): Promise<Page<Row>> => {
      reads++;
      const items = [0, 1].map((row) => ({ id: `${pageParam * 2 + row}`, state: `read ${reads}` }));
      return { items, next: async () => null };
    },
    initialPageParam: 0,
    getNextPageParam: (_page, all) => (all.length < pages ? all.length : null),
    staleTime: Infinity,
  });
  const stop = observer.subscribe(() => undefined);
  await observer.refetch();
  for (let page = 1; page < pages; page++) await observer.fetchNextPage();
  reads = 0;
  const rows = () => observer.getCurrentResult().data?.pages.flatMap(({ items }) => items) ?? [];
  return { queries, queryKey, rows, stop, reads: () => reads };
}

it('puts rows in the place of those with the same id', async () => {
  const { queries, queryKey, rows, stop, reads } = await showList(2);
  expect(patchRows<Row>(queries, queryKey, [{ id: '2', state: 'new' }])).toBe(true);
  expect(rows().map(({ state }) => state === 'new')).toEqual([false, false, true, false]);
  expect(patchRows<Row>(queries, queryKey, [{ id: '9', state: 'new' }])).toBe(false);
  expect(rows()).toHaveLength(4);
  const half = ['1', '9'].map((id) => ({ id, state: 'newer' }));
  expect(patchRows<Row>(queries, queryKey, half)).toBe(false);
  expect(rows().map(({ state }) => state)).toEqual([
    expect.stringMatching(/^read/),
    'newer',
    'new',
    expect.stringMatching(/^read/),
  ]);
  expect(patchRows<Row>(queries, ['other'], [{ id: '2', state: 'new' }])).toBe(false);
  expect(reads()).toBe(0);
  stop();
});

it.each([
  [5, true, 5],
  [6, false, 0],
])('reads a list of %d pages again: %s', async (pages, isRead, expected) => {
  const { queries, queryKey, stop, reads } = await showList(pages);
  expect(await readAgain(queries, queryKey)).toBe(isRead);
  expect(reads()).toBe(expected);
  stop();
});
