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

/** Rows of an organization behind one place and up to another, both sequences; at most so many. */
interface Range {
  organizationId: string;
  behind: number;
  last: number;
  most: number;
}

/**
 * Common table expressions, the last of which, `checked`, has the rows of a range with `fits`: whether each
 * is what was hashed, also where values that told of a person were erased since, if a row of their erasure
 * says so. Those rows name as many others as a person had: each is read once, not for every row that it
 * names.
 */
const checkedRows = ({ organizationId, behind, last, most }: Range) => sql`
  entries as materialized (
    select id, sequence, previous_hash, hash, hash is not distinct from audit_hash(a) as intact, audit_erased(a) as erased
    from audit_log a
    where organization_id = ${organizationId} and sequence > ${behind} and sequence <= ${last}
    order by sequence limit ${most}
  ), erased as (
    select to_jsonb(min(sequence)) as first, to_jsonb(max(sequence)) as last from entries where erased
  ), named as (
    select entry, max(e.sequence) as sequence
    from audit_log e cross join jsonb_array_elements(
      case jsonb_typeof(e.after -> 'entries') when 'array' then e.after -> 'entries' else '[]' end) as entry
    where e.organization_id = ${organizationId} and e.action = ${ERASURE} and e.sequence > ${behind}
      and entry >= (select first from erased) and entry <= (select last from erased)
    group by entry
  ), erasures as materialized (
    select jsonb_object_agg(entry #>> '{}', sequence) as by_sequence from named
  ), checked as (
    select id, sequence, previous_hash, hash, coalesce(
      intact and (not erased or ((select by_sequence from erasures) ->> sequence::text)::bigint > sequence), false) as fits
    from entries
  )`;

/**
 * Verifies the rows behind `start`, up to the place `last`. The database hashes them itself: it knows every
 * digit of what it holds, and no row has to leave it.
 */
export async function verifyChunk(
  tx: Transaction,
  organizationId: string,
  start: Head,
  last: number,
): Promise<Chunk> {
  const [found] = await tx.execute<{ rows: number; broken: string | null; hash: string | null }>(sql`
    with ${checkedRows({ organizationId, behind: start.sequence, last, most: CHUNK_ROWS })}, placed as (
      select *, ${start.sequence}::bigint + row_number() over (order by sequence) as place,
        lag(hash, 1, ${start.hash}) over (order by sequence) as linked
      from checked
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
    with ${checkedRows({ organizationId, behind: sequence - 1, last: sequence, most: 1 })}
    select id, fits from checked`);
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
      where organization_id = ${organizationId} and sequence > (select coalesce(
        (select sequence from audit_heads where organization_id = ${organizationId}), 0))
      order by sequence limit 1
    )
    limit 1`);
  if (!row) return null;
  return { sequence: row.sequence === null ? null : Number(row.sequence), id: row.id, reason: 'added' };
}
