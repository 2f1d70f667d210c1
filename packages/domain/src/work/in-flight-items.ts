import { sql } from 'drizzle-orm';
import { andByKey, type InFlightSource, type UnitOwner } from '../meters/in-flight.ts';
import type { Kind } from './kind.ts';
import { whereOfKind, whereOpen } from './tables.ts';

/** What open jobs have left, for each kind that is metered. */
export const inFlightItems = (kinds: readonly Kind[]): InFlightSource[] =>
  kinds.flatMap(({ meter, tables }) => {
    if (!meter) return [];
    const count = (owner: UnitOwner) => sql`(
      select coalesce(sum(total - completed - failed - cancelled), 0) from ${tables.jobs}
      where organization_id = ${owner.organizationId} and ${whereOfKind(tables)} and ${whereOpen}
        ${andByKey(sql.identifier('api_key_id'), owner)})`;
    return [{ meter, count }];
  });
