import type { Given } from '@refinery/db/built-statement.ts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Meter } from './meters.ts';

/**
 * Whose units are counted: those of a whole organization, or only those that one of its API keys asked for.
 */
export interface UnitOwner {
  organizationId: Given<string>;
  apiKeyId?: Given<string>;
}

/** Something that is charged when it is accepted and has not ended at once. */
export interface InFlightSource {
  meter: Meter;
  /**
   * Units of the meter that an organization, or one of its API keys, has in flight of it, as a scalar
   * subquery.
   */
  count(owner: UnitOwner): SQL;
}

/**
 * `and` the condition that the work was asked for by the key of the owner, if there is one; `column` holds
 * the key's id.
 */
export const andByKey = (column: SQLWrapper, { apiKeyId }: UnitOwner): SQL =>
  apiKeyId === undefined ? sql`` : sql` and ${column} = ${apiKeyId}`;

/**
 * How much accepted work of an organization or key has not ended, in units of the meter, as SQL. It is
 * counted from the work itself, kind by kind, so no crash can leave a reservation behind.
 */
export function inFlight(sources: readonly InFlightSource[], meter: Meter, owner: UnitOwner): SQL<number> {
  const counts = sources
    .filter((source) => source.meter.name === meter.name)
    .map((source) => source.count(owner));
  return sql<number>`(${sql.join([sql`0`, ...counts], sql` + `)})::bigint`;
}
