import type { Page } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { patchRows, readAgain } from '../parts/patch-rows.ts';
import { pause, useSharedPoll } from './use-shared-poll.ts';

/** Between two looks at the newest rows: while some of them change by themselves, and otherwise. */
const CHANGING_MS = 3_000;
const QUIET_MS = 15_000;

interface LiveList<Row> {
  /** As the list's `PagedTable` has it. */
  queryKey: readonly unknown[];
  /** Reads the newest rows, at most `window` of them. */
  read: (signal: AbortSignal) => Promise<Page<Row>>;
  window: number;
  /** Whether something of a row may still change by itself. */
  isChanging: (row: Row) => boolean;
}

/** Keeps the newest rows of a list as they are now, in all tabs that show the same list. */
export function useLiveList<Row extends { id: string }>(list: LiveList<Row>): void {
  const { queryKey, read, window, isChanging } = list;
  const queries = useQueryClient();
  useSharedPoll<Row[]>({
    name: queryKey.join(' '),
    async *ask(signal) {
      while (!signal.aborted) {
        const { items } = await read(signal);
        yield items;
        await pause(items.some(isChanging) ? CHANGING_MS : QUIET_MS, signal);
      }
    },
    take(items) {
      const isWhole = patchRows(queries, queryKey, items);
      if (!isWhole || hasLeft(items)) void readAgain(queries, queryKey);
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  /** A row that the filter names no more is in no answer. */
  const hasLeft = (items: readonly Row[]): boolean => {
    const first = queries.getQueryData<{ pages: { items: Row[] }[] }>(queryKey)?.pages[0]?.items ?? [];
    const ids = new Set(items.map(({ id }) => id));
    return items.length < window && first.some(({ id }) => !ids.has(id));
  };
}
