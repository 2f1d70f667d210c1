import type { AuditFilters } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { behindInTime } from '../../context/behind-in-time.ts';
import { whereEntries } from './entries.ts';

interface EntryPage {
  filters: AuditFilters;
  /** Sequence before which the page begins. */
  cursor: number | undefined;
  rows: number;
}

/**
 * Which rows of an organization's log a page asks for, and in which order: by sequence, which an index has
 * for each filter. Where nothing but times is asked for, by those: rows are chained as they commit, so a
 * later one may be a little older, and what is newer would be read for nothing.
 */
export function entryPage(
  tx: Transaction,
  { organizationId }: { organizationId: string },
  { filters, cursor, rows }: EntryPage,
): { where: SQL | undefined; orderBy: SQL[] } {
  const { actor, ...others } = filters;
  const bySequence = desc(auditLog.sequence);
  const isTimed = (filters.from ?? filters.to) !== undefined && !(actor ?? filters.action ?? filters.target);
  if (isTimed) {
    const where =
      cursor === undefined ? whereEntries(organizationId, filters) : behind(organizationId, cursor, filters);
    return { where, orderBy: [desc(auditLog.createdAt), bySequence] };
  }
  const where = whereEntries(
    organizationId,
    others,
    ...(cursor === undefined ? [] : [sql`${auditLog.sequence} < ${cursor}`]),
  );
  if (actor === undefined) return { where, orderBy: [bySequence] };
  return { where: and(where, ofActor(tx, actor, where, rows)), orderBy: [bySequence] };
}

const BY_TIME = { time: auditLog.createdAt, key: auditLog.sequence, leastKey: sql`0::bigint` };

/** Behind an entry that there is not is nothing. */
function behind(organizationId: string, cursor: number, { to, ...others }: AuditFilters): SQL | undefined {
  const time = sql`(select coalesce((
    select last.created_at from ${auditLog} last
    where last.organization_id = ${organizationId} and last.sequence = ${cursor}
  ), '-infinity'))`;
  return whereEntries(
    organizationId,
    others,
    behindInTime(BY_TIME, { time, key: sql`${cursor}::bigint` }, to),
  );
}

/** Rows of a person, or of a key: there is an index for each, and none in which both stand in order. */
function ofActor(tx: Transaction, actor: string, where: SQL | undefined, rows: number): SQL {
  const newestOf = (column: typeof auditLog.userId | typeof auditLog.apiKeyId) =>
    tx
      .select({ sequence: auditLog.sequence })
      .from(auditLog)
      .where(and(where, eq(column, actor)))
      .orderBy(desc(auditLog.sequence))
      .limit(rows);
  return sql`${auditLog.sequence} = any(array(${unionAll(newestOf(auditLog.userId), newestOf(auditLog.apiKeyId))}))`;
}
