import type { Page } from '@prompt-refinery/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useState } from 'react';
import { useMessages } from '../i18n/messages.ts';
import { isShort } from './patch-rows.ts';
import { ProblemNote } from './problem.tsx';
import { Loading } from './states.tsx';
import styles from './table.module.css';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their cell. */
  isNumber?: boolean;
}

interface PagedTableProps<Row> {
  /** Names the list and everything that it is filtered by. */
  queryKey: readonly unknown[];
  label: string;
  first: () => Promise<Page<Row>>;
  columns: readonly Column<Row>[];
  idOf: (row: Row) => string;
  /** Where the list has no row. */
  empty: ReactNode;
  /** How long until the list is read again, in milliseconds; false: not by itself. Long lists are not. */
  refreshMs?: (rows: readonly Row[]) => number | false;
}

/** In pixels, as the style has it. */
const ROW_HEIGHT = 44;
/** Rows before the last one that is known, at which the next page is asked for. */
const NEAR = 30;

/**
 * A list of any length: pages are asked for by cursor as the reader comes near, and only rows in sight, and a
 * few around, are elements.
 */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { queryKey, label, first, columns, idOf, empty, refreshMs } = props;
  const { common } = useMessages();
  const { rows, list, isWhole } = usePages(queryKey, first, refreshMs);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const top = box ? box.getBoundingClientRect().top + window.scrollY : 0;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    scrollMargin: top,
  });
  const shown = virtual.getVirtualItems();
  const { isFetchingNextPage, fetchNextPage, error } = list;
  const isNear = rows.length > 0 && (shown.at(-1)?.index ?? 0) >= rows.length - NEAR;
  useEffect(() => {
    if (isNear && !isWhole && !isFetchingNextPage && !error) void fetchNextPage();
  }, [isNear, isWhole, isFetchingNextPage, error, fetchNextPage]);

  if (list.isPending) return <Loading />;
  if (error && rows.length === 0) return <ProblemNote error={error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return empty;
  const before = (shown[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? top) - top);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keys as well */}
      <section ref={setBox} className={styles.box} aria-label={label} tabIndex={0}>
        <table className={styles.table} aria-rowcount={isWhole ? rows.length + 1 : -1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map(({ title, isNumber }) => (
                <th key={title} scope="col" className={isNumber ? styles.number : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Space height={before} columns={columns.length} />
            {shown.map(({ index }) => {
              const row = rows[index];
              return (
                row && (
                  <tr key={idOf(row)} aria-rowindex={index + 2}>
                    {columns.map(({ title, cell, isNumber }) => (
                      <td key={title} className={isNumber ? styles.number : undefined}>
                        {cell(row)}
                      </td>
                    ))}
                  </tr>
                )
              );
            })}
            <Space height={after} columns={columns.length} />
          </tbody>
        </table>
      </section>
      <p role="status">{isFetchingNextPage ? `${common.loading} …` : ''}</p>
      {error && <ProblemNote error={error} onRetry={() => void fetchNextPage()} />}
    </>
  );
}

/** Keeps the place of rows that are not drawn. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes focus
    <tr aria-hidden="true">
      <td colSpan={columns} className={styles.space} style={{ height }} />
    </tr>
  );
}

const END: Page<never> = { items: [], next: async () => null };

/** The rows that were read so far. */
function usePages<Row>(
  queryKey: readonly unknown[],
  first: () => Promise<Page<Row>>,
  refreshMs: PagedTableProps<Row>['refreshMs'],
) {
  const start: Page<Row> = { items: [], next: first };
  const list = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam }): Promise<Page<Row>> => (await pageParam.next()) ?? END,
    initialPageParam: start,
    // A page tells only when asked whether there is another one: behind the last comes one without rows, for
    // which nothing is sent.
    getNextPageParam: (page) => (page.items.length > 0 ? page : null),
    refetchInterval: ({ state: { data } }) =>
      data && isShort(data) && refreshMs ? refreshMs(rowsOf(data.pages)) : false,
    // A tab that is shown again would read all pages of a long list, one after the other.
    refetchOnMount: ({ state }) => isShort(state.data),
    refetchOnWindowFocus: ({ state }) => isShort(state.data),
    refetchOnReconnect: ({ state }) => isShort(state.data),
  });
  const rows = rowsOf(list.data?.pages);
  return { rows, list, isWhole: !list.hasNextPage };
}

function rowsOf<Row>(pages: readonly Page<Row>[] = []): Row[] {
  return pages.flatMap(({ items }) => items);
}
