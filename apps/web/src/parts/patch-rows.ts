import type { Page } from '@prompt-refinery/client';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';

/**
 * Pages of a list that are few enough to be read again, one after the other, when something in them has
 * changed.
 */
const MOST_READ_AGAIN = 5;

type Pages<Row> = InfiniteData<Page<Row>>;

/** Whether so little of a list was read that it may be read again at any time. */
export const isShort = (data: Partial<Pages<unknown>> | undefined): boolean =>
  (data?.pages?.length ?? 0) <= MOST_READ_AGAIN;

/**
 * Puts rows that were read anew in the place of those with the same id. Answers whether all of them were
 * there.
 */
export function patchRows<Row extends { id: string }>(
  queries: QueryClient,
  queryKey: readonly unknown[],
  rows: readonly Row[],
): boolean {
  const newRows = new Map(rows.map((row) => [row.id, row]));
  const known = queries.getQueryData<Pages<Row>>(queryKey);
  if (!known) return false;
  const ids = new Set(known.pages.flatMap(({ items }) => items.map(({ id }) => id)));
  queries.setQueryData<Pages<Row>>(queryKey, {
    ...known,
    pages: known.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => newRows.get(row.id) ?? row),
    })),
  });
  return rows.every(({ id }) => ids.has(id));
}

/**
 * Reads lists again that a `PagedTable` shows. Answers whether it did with all: long ones stay as they are.
 */
export async function readAgain(queries: QueryClient, queryKey: readonly unknown[]): Promise<boolean> {
  const lists = queries.getQueriesData<Partial<Pages<unknown>>>({ queryKey, type: 'active' });
  const areShort = lists.every(([, data]) => isShort(data));
  if (areShort) await queries.invalidateQueries({ queryKey });
  return areShort;
}
