import type { Transaction } from '@refinery/db/create-db.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Rows by table. */
export type Counts = Record<string, number>;

/** The rows of an organization in every table of tenants that `tx` may read, those without any left out. */
export async function countRows(tx: Transaction, organizationId: string): Promise<Counts> {
  const tables = await tx.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and has_table_privilege(c.oid, 'select')
    order by 1`);
  return countWhere(
    tx,
    organizationId,
    tables.map(({ name }) => ({ name, where: sql`true` })),
  );
}

/** The rows of an organization in some tables for which a condition holds, those without any left out. */
export async function countWhere(
  tx: Transaction,
  organizationId: string,
  tables: readonly { name: string; where: SQL }[],
): Promise<Counts> {
  const counts: Counts = {};
  for (const { name, where } of tables) {
    const [row] = await tx.execute<{ rows: string }>(sql`
      select count(*) as rows from ${sql.identifier(name)} where organization_id = ${organizationId} and (${where})`);
    if (Number(row?.rows)) counts[name] = Number(row?.rows);
  }
  return counts;
}

/** Both, added up. */
export function plus(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const [name, rows] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + rows;
  return sum;
}

/** Without tables of which there are no rows, in the order of their names. */
export const nonZero = (counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([, rows]) => rows > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
