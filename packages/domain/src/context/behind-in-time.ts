import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Rows in the order of their time and, at the same moment, of their key, newest first. */
interface TimeOrder {
  time: SQLWrapper;
  key: SQLWrapper;
  /** Less than each key there is. */
  leastKey: SQL;
}

/**
 * That a row stands behind a place in the order, and before the moment `to`. It is one bound, the one of both
 * that leaves less: an index begins at either of two, and reads on to the other. Under row-level security an
 * index takes a bound of parameters, comparisons, `least` and `case` only: what else computes the place
 * (`coalesce`, a function) belongs into a `select` of its own.
 */
export function behindInTime(
  { time, key, leastKey }: TimeOrder,
  place: { time: SQL; key: SQL },
  to: string | undefined,
): SQL {
  if (to === undefined) return sql`(${time}, ${key}) < (${place.time}, ${place.key})`;
  const end = sql`${new Date(to).toISOString()}::timestamptz`;
  return sql`(${time}, ${key}) < (least(${place.time}, ${end}), case when ${place.time} < ${end} then ${place.key} else ${leastKey} end)`;
}
