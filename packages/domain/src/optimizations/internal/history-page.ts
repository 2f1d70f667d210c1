import type { HistoryQuery } from '@refinery/contracts/optimizations.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { behindInTime } from '../../context/behind-in-time.ts';

/**
 * Which optimizations of an organization a page asks for, and in which order: by id, which an index has for
 * each filter. Where times are asked for, by those: the id of an optimization is nearly as old, but not to
 * the millisecond, and what is newer would be read for nothing. What few rows have (see the indexes) is found
 * by id all the same.
 */
export function historyPage({ organizationId }: { organizationId: string }, query: HistoryQuery) {
  const { cursor, status, provider } = query;
  const rare = [
    // As the partial indexes say it, so that they serve a prepared statement, too.
    ...(status && status !== 'completed' ? [sql`${optimizations.status} <> 'completed'`] : []),
    ...(provider && provider !== 'local' ? [sql`${optimizations.provider} <> 'local'`] : []),
  ];
  const isTimed = !rare.length && (query.from !== undefined || query.to !== undefined);
  const where = and(
    eq(optimizations.organizationId, organizationId),
    status && eq(optimizations.status, status),
    provider && eq(optimizations.provider, provider),
    ...rare,
    query.from === undefined ? undefined : gte(optimizations.createdAt, new Date(query.from)),
    isTimed && cursor !== undefined
      ? behindInTime(BY_TIME, placeOf(organizationId, cursor), query.to)
      : and(before(query.to), cursor === undefined ? undefined : lt(optimizations.id, cursor)),
  );
  const byId = desc(optimizations.id);
  return { where, orderBy: isTimed ? [desc(optimizations.createdAt), byId] : [byId] };
}

const before = (to: string | undefined): SQL | undefined =>
  to === undefined ? undefined : lt(optimizations.createdAt, new Date(to));

const BY_TIME = {
  time: optimizations.createdAt,
  key: optimizations.id,
  leastKey: sql`'00000000-0000-0000-0000-000000000000'::uuid`,
};

/**
 * Where the entry of the cursor was deleted since, the moment in which its id was made stands for its time.
 */
const placeOf = (organizationId: string, cursor: string) => ({
  time: sql`(select coalesce((
    select made.created_at from ${optimizations} made
    where made.id = ${cursor} and made.organization_id = ${organizationId}
  ), ${madeAt(cursor).toISOString()}::timestamptz))`,
  key: sql`${cursor}::uuid`,
});

const TIME_OF_UUID = 12;

/** When a UUIDv7 was made. */
const madeAt = (id: string): Date =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, TIME_OF_UUID), 16));
