import type { HistoryQuery } from '@refinery/contracts/optimizations.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { type SQL, sql } from 'drizzle-orm';

/**
 * That an optimization is one of a part of those that were sent with these labels and meet the other filters.
 * A function of the database finds them, which may look into an index that refinery_app may not.
 */
export const whereMetadata = (
  { cursor, provider, status, from, to }: HistoryQuery,
  metadata: string,
  { offset, rows }: { offset: number; rows: number },
): SQL => sql`${optimizations.id} = any(array(select find_by_metadata(
  ${toLabels(metadata)}::text::jsonb, ${cursor ?? null}::uuid, ${provider ?? null}, ${status ?? null},
  ${from ?? null}::timestamptz, ${to ?? null}::timestamptz, ${offset}::integer, ${rows}::integer)))`;

/** `key:value,key:value` as the JSON object that a row's metadata must contain. */
function toLabels(text: string): string {
  const pairs = text.split(',').map((pair) => {
    const colon = pair.indexOf(':');
    return [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}
