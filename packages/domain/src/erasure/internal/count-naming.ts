import type { Transaction } from '@refinery/db/create-db.ts';
import { type SQL, sql } from 'drizzle-orm';
import { type Counts, countWhere } from './count-rows.ts';
import { PERSONAL_KINDS } from './delete-person.ts';

/** Of tables where some rows go with the person: those that stay. */
const STAYS: Record<string, SQL> = {
  work_jobs: sql`kind not in (${sql.join(
    PERSONAL_KINDS.map((kind) => sql`${kind}`),
    sql`, `,
  )})`,
};

/**
 * The rows of an organization that name a person and stay where the person is erased, by table, those without
 * any left out. The catalogue knows the columns: foreign keys to `users` that delete nothing, and `user_id`
 * where it is no foreign key.
 */
export async function countNaming(
  tx: Transaction,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<Counts> {
  const tables = await tx.execute<{ name: string; columns: string[] }>(sql`
    select c.relname as name, json_agg(a.attname order by a.attname) as columns from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]
      and f.confrelid = 'public.users'::regclass
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'organization_id' and not o.attisdropped)
      and has_table_privilege(c.oid, 'select')
      and (f.confdeltype <> 'c' or f.oid is null and a.attname = 'user_id')
    group by 1 order by 1`);
  const namedIn = (columns: readonly string[]) =>
    sql.join(
      columns.map((column) => sql`${sql.identifier(column)} = ${userId}`),
      sql` or `,
    );
  return countWhere(
    tx,
    organizationId,
    tables.map(({ name, columns }) => ({
      name,
      where: sql`(${namedIn(columns)}) and ${STAYS[name] ?? sql`true`}`,
    })),
  );
}
