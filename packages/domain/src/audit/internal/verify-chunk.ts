import type { AuditVerificationReply } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import { ERASURE } from '../erasure.ts';
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
 * Whether a row is what was hashed: also where values that told of a person were erased since, if a row of their erasure
 * says so.
 */
const fits = sql<boolean>`(hash is not distinct from audit_hash(a) and case audit_erased(a)
  when false then true
  when true then exists (
    select 1 from audit_log e
    where e.organization_id = a.organization_id and e.action = ${ERASURE} and e.sequence > a.sequence
      and e.after -> 'entries' @> to_jsonb(a.sequence))
  else false end)`;

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
      select sequence, previous_hash, hash, ${fits} as fits from audit_log a
      where organization_id = ${organizationId} and sequence > ${start.sequence} and sequence <= ${last}
      order by sequence limit ${CHUNK_ROWS}
    ), placed as (
      select *, ${start.sequence}::bigint + row_number() over (order by sequence) as place,
        lag(hash, 1, ${start.hash}) over (order by sequence) as linked
      from entries
    )
    select count(*)::int as rows, (array_agg(hash order by sequence desc))[1] as hash,
      min(place) filter (where sequence <> place or previous_hash is distinct from linked or not fits) as broken
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
  const [row] = await tx.execute<{ id: string; fits: boolean }>(sql`
    select id, ${fits} as fits from audit_log a
    where organization_id = ${organizationId} and sequence = ${sequence}`);
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
