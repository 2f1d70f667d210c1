import { sql } from 'drizzle-orm';
import type { OperatorContext } from '../../context/context.ts';

/** A part of the optimizations, and how much room it takes. */
export interface Partition {
  /** `older`, `later`, or a month such as `2026-03`. */
  name: string;
  state: 'in use' | 'being archived';
  /** About how many, as of the last ANALYZE. */
  rows: number;
  bytes: number;
}

/**
 * The partitions of optimizations, and the months that an interrupted archiving has taken out, in the order
 * of their names.
 */
export async function listPartitions({ operatorDb }: OperatorContext): Promise<Partition[]> {
  const found = await operatorDb.execute<{
    name: string;
    state: Partition['state'];
    rows: string;
    bytes: string;
  }>(sql`
    select translate(regexp_replace(c.relname, '^(optimizations|archiving)_', ''), '_', '-') as name,
      case when c.relispartition then 'in use' else 'being archived' end as state,
      greatest(c.reltuples, 0)::bigint as rows, pg_total_relation_size(c.oid) as bytes
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and (c.relname like 'archiving_%' or c.relispartition and c.relname like 'optimizations_%')
    order by 1, 2`);
  return found.map(({ rows, bytes, ...part }) => ({ ...part, rows: Number(rows), bytes: Number(bytes) }));
}
