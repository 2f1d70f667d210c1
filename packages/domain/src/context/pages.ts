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

/** The cursor behind a full page: the id of its last row. */
export const nextCursor = (rows: readonly { id: string }[], limit: number): string | null =>
  rows.length < limit ? null : (rows.at(-1)?.id ?? null);
