import { type SQL, sql } from 'drizzle-orm';
import type { Meter } from './meters.ts';

/** Something that is charged when it is accepted and has not ended at once. */
export interface InFlightSource {
  meter: Meter;
  /** Units of the meter that an organization has in flight of it, as a scalar subquery. */
  count(organizationId: string): SQL;
}

/**
 * How much accepted work of an organization has not ended, in units of the meter, as SQL. It is counted from the work
 * itself, kind by kind, so no crash can leave a reservation behind.
 */
export function inFlight(
  sources: readonly InFlightSource[],
  meter: Meter,
  organizationId: string,
): SQL<number> {
  const counts = sources
    .filter((source) => source.meter.name === meter.name)
    .map((source) => source.count(organizationId));
  return sql<number>`(${sql.join([sql`0`, ...counts], sql` + `)})::bigint`;
}
