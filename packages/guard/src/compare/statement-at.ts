import type { Reading } from '../read/reading.ts';

/** Index of the statement at an offset, -1 for none. O(log n). */
export function statementAt({ statements }: Reading, offset: number): number {
  let low = 0;
  let high = statements.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start = 0, end = 0 } = statements[middle] ?? {};
    if (offset < start) high = middle - 1;
    else if (offset >= end) low = middle + 1;
    else return middle;
  }
  return -1;
}
