import { type HistoryEntry, type HistoryQuery, MOST_OFFSET } from '@refinery/contracts/optimizations.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import { behindInTime } from '../context/behind-in-time.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { DomainError } from '../errors/domain-error.ts';
import { HISTORY_COLUMNS } from './optimization.ts';
import { toHistoryEntry } from './optimization-replies.ts';

type HistoryInput = HistoryQuery & { limit: number };

/**
 * The organization's optimizations, newest first, with the first words of their texts alone. However many
 * there are, a page is read from an index that has its order. Errors: `forbidden`; `validation_failed` beyond
 * an offset of 10,000, with the cursor to go on with.
 */
export async function listHistory(ctx: CallerContext, query: HistoryInput): Promise<Page<HistoryEntry>> {
  requirePermission(ctx, 'optimizations:read');
  const { offset = 0 } = query;
  if (offset > MOST_OFFSET) throw await tooFar(ctx, query);
  const rows = await select(ctx, query, { offset, rows: rowsFor(query.limit) });
  const { items, next } = pageOf(rows, query.limit);
  return { items: items.map(toHistoryEntry), next };
}

interface Part {
  offset: number;
  rows: number;
}

const select = (ctx: CallerContext, query: HistoryInput, part: Part) =>
  ctx.tenant.run((tx) => {
    const { where, orderBy } = rowsOf(tx, ctx.actor, query, part);
    return tx
      .select(HISTORY_COLUMNS)
      .from(optimizations)
      .where(where)
      .orderBy(...orderBy)
      .limit(part.rows);
  });

/**
 * Which rows a part of the list has. Of what is skipped the ids alone are read, from the index that has the
 * order.
 */
function rowsOf(
  tx: Transaction,
  { organizationId }: { organizationId: string },
  query: HistoryInput,
  part: Part,
) {
  const isOwn = eq(optimizations.organizationId, organizationId);
  if (query.metadata)
    return {
      where: and(isOwn, whereMetadata(query, query.metadata, part)),
      orderBy: [desc(optimizations.id)],
    };
  const { where, orderBy } = historyPage({ organizationId }, query);
  if (part.offset === 0) return { where, orderBy };
  const ids = tx
    .select({ id: optimizations.id })
    .from(optimizations)
    .where(where)
    .orderBy(...orderBy)
    .limit(part.rows)
    .offset(part.offset);
  return { where: and(isOwn, sql`${optimizations.id} = any(array(${ids}))`), orderBy };
}

/** What is skipped is read: beyond so much a cursor does the same for nothing. */
async function tooFar(ctx: CallerContext, query: HistoryInput): Promise<DomainError> {
  const [last] = await select(ctx, query, { offset: MOST_OFFSET - 1, rows: 1 });
  const rest = (query.offset ?? 0) - MOST_OFFSET;
  const instead = last
    ? `To continue after entry ${MOST_OFFSET}, send cursor=${last.id}&offset=${rest}, or follow the Link header from page to page.`
    : `There are fewer entries than that.`;
  const message = `must be at most ${MOST_OFFSET}`;
  return new DomainError('validation_failed', `offset ${message}. ${instead}`, {
    errors: [{ path: 'offset', message }],
  });
}

/**
 * Which optimizations of an organization a page asks for, and in which order: by id, which an index has for
 * each filter. Where times are asked for, by those: the id of an optimization is nearly as old, but not to
 * the millisecond, and what is newer would be read for nothing. What few rows have (see the indexes) is found
 * by id all the same.
 */
function historyPage({ organizationId }: { organizationId: string }, query: HistoryQuery) {
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

/**
 * That an optimization is one of a part of those that were sent with these labels and meet the other filters.
 * A function of the database finds them, which may look into an index that refinery_app may not.
 */
const whereMetadata = (
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
