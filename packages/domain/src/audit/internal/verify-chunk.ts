import type { AuditVerificationReply } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Head } from './entries.ts';

/** A short transaction each, so that nothing waits for a verification. */
const CHUNK_ROWS = 5_000;

export type Broken = NonNullable<AuditVerificationReply['firstBroken']>;

/** How far a chunk is in order: its last row, and the place of the first that is not. */
interface Chunk {
  end: Head;
  broken: number | null;
}

/**
 * Verifies the rows behind `start`, up to the place `last`. The database hashes them itself: it knows every digit of what it holds, and
 * no row has to leave it.
 */
export async function verifyChunk(
  tx: Transaction,
  organizationId: string,
  start: Head,
  last: number,
): Promise<Chunk> {
  const [found] = await tx.execute<{ rows: number; broken: string | null; hash: string | null }>(sql`
    with entries as (
      select sequence, previous_hash, hash, audit_hash(a) as computed from audit_log a
      where organization_id = ${organizationId} and sequence > ${start.sequence} and sequence <= ${last}
      order by sequence limit ${CHUNK_ROWS}
    ), placed as (
      select *, ${start.sequence}::bigint + row_number() over (order by sequence) as place,
        lag(hash, 1, ${start.hash}) over (order by sequence) as linked
      from entries
    )
    select count(*)::int as rows, (array_agg(hash order by sequence desc))[1] as hash,
      min(place) filter (where sequence <> place or previous_hash is distinct from linked
        or hash is distinct from computed) as broken
    from placed`);
  const rows = found?.rows ?? 0;
  const end = { sequence: start.sequence + rows, hash: found?.hash ?? start.hash };
  // Where there is no further row, the next one is missing.
  if (!rows) return { end, broken: start.sequence + 1 };
  return { end, broken: found?.broken ? Number(found.broken) : null };
}

/** What is wrong with the row at a place where the chain is broken. */
export async function explainBreak(
  tx: Transaction,
  organizationId: string,
  sequence: number,
): Promise<Broken> {
  const [row] = await tx
    .select({ id: auditLog.id, fits: sql<boolean>`hash is not distinct from audit_hash(audit_log)` })
    .from(auditLog)
    .where(and(eq(auditLog.organizationId, organizationId), eq(auditLog.sequence, sequence)));
  if (!row) return { sequence, id: null, reason: 'missing' };
  return { sequence, id: row.id, reason: row.fits ? 'unlinked' : 'changed' };
}

/** A row that is in no chain: without a place, or behind the head. */
export async function findAdded(tx: Transaction, organizationId: string): Promise<Broken | null> {
  // In one statement: what is written meanwhile comes with its head.
  const [row] = await tx.execute<{ id: string; sequence: string | null }>(sql`
    select id, sequence from audit_log a
    where organization_id = ${organizationId} and sequence is null
    union all (
      select id, sequence from audit_log a
      where organization_id = ${organizationId} and sequence > coalesce(
        (select sequence from audit_heads where organization_id = ${organizationId}), 0)
      order by sequence limit 1
    )
    limit 1`);
  if (!row) return null;
  return { sequence: row.sequence === null ? null : Number(row.sequence), id: row.id, reason: 'added' };
}
