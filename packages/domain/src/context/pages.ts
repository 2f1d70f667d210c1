export interface PageInput {
  limit: number;
  /** The id after which the page begins. */
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Cursor of the next page; null where this is the last. */
  next: string | null;
}

/** How many rows to ask for, so that it shows whether there is a next page. */
export const rowsFor = (limit: number): number => limit + 1;

/** The rows of a page out of {@link rowsFor} many, and the cursor of its last row where there are more. */
export function pageOf<T extends { id: string }>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string = (row) => row.id,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && rows.length > limit ? cursorOf(last) : null };
}

/** The same, but a page ends before its rows are together larger than `most`; it has one row at least. */
export function pageWithin<T extends { id: string; size: number }>(
  rows: readonly T[],
  limit: number,
  most: number,
): Page<T> {
  let sum = 0;
  const fitting = rows.slice(0, limit).findIndex(({ size }, place) => {
    sum += size;
    return place > 0 && sum > most;
  });
  return pageOf(rows, fitting === -1 ? limit : fitting);
}
