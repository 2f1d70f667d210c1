/** One JSON object a line. */
const toLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** What is read at once, as lines. */
export async function* once(read: () => Promise<readonly object[]>): AsyncIterable<string> {
  const rows = await read();
  if (rows.length) yield toLines(rows);
}

/**
 * What is read page by page, each behind the last row of the one before, as lines. A page that is not full is
 * the last. Each is a short transaction of its own, and no more than one is held.
 */
export async function* paged<Row>(
  size: number,
  read: (after: Row | null) => Promise<readonly Row[]>,
  show: (row: Row) => object,
): AsyncIterable<string> {
  for (let after: Row | null = null; ; ) {
    const rows: readonly Row[] = await read(after);
    if (rows.length) yield toLines(rows.map(show));
    after = rows.at(-1) ?? null;
    if (rows.length < size) return;
  }
}
