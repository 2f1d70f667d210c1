import { organizations } from '@refinery/db/schema/organizations.ts';
import { usageProgress } from '@refinery/db/schema/usage-hours.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { UsageSource } from '../usage-source.ts';

/** So many get their turn in a tick; those that have waited longest. */
const MOST_ORGANIZATIONS = 1_000;

/**
 * Organizations with hours that are not final: their newest request, or the newest hour that was computed, is
 * not in one that is. Of each source one row is looked at, the newest.
 */
export async function dueOrganizations(
  ctx: Pick<Context, 'systemDb'>,
  sources: readonly UsageSource[],
): Promise<string[]> {
  const newest = sources.map(
    ({ table, newestBy = table.id }) => sql`(
      select s.created_at from ${table} s where s.organization_id = o.id
      order by s.${sql.identifier(newestBy.name)} desc limit 1)`,
  );
  const found = await ctx.systemDb.execute<{ id: string }>(sql`
    select o.id from ${organizations} o left join ${usageProgress} p on p.organization_id = o.id
    where greatest(p.last_hour, ${sql.join(newest, sql`, `)}) >= coalesce(p.closed_until, '-infinity'::timestamptz)
    order by p.visited_at nulls first, o.id limit ${MOST_ORGANIZATIONS}`);
  return found.map(({ id }) => id);
}
