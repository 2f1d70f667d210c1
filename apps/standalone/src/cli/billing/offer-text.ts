import type { Offer } from '@refinery/domain/billing/offers.ts';

export const offerText = ({ plan, interval }: Offer): string => `${plan} by ${interval}`;

/** Rows with columns of the same width. */
export function linesOf(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
