import { missingReference } from '@refinery/db/missing-reference.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { usageProgress } from '@refinery/db/schema/usage-hours.ts';
import { sql } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { computeOrganizationHours } from './compute-organization-hours.ts';
import { lockProgress, saveProgress } from './internal/progress.ts';
import type { UsageSource } from './usage-source.ts';
import { usageSources } from './usage-sources.ts';

/** The reconciler has other work. */
const MOST_MS = 5_000;

type Ctx = Pick<Context, 'clock' | 'db' | 'logger' | 'stopping' | 'systemDb'>;

/**
 * Computes the hours of analytics that are not final, of the organizations that have any: those that have
 * waited longest come first, and after `mostMs` no other gets its turn in this tick. Safe at any time, also
 * twice at once; a process may die at any moment. An organization whose hours cannot be computed holds up no
 * other. Returns how many hours were computed.
 */
export async function computeUsageHours(
  ctx: Ctx,
  { sources = usageSources, mostMs = MOST_MS }: { sources?: readonly UsageSource[]; mostMs?: number } = {},
): Promise<number> {
  const started = performance.now();
  let computed = 0;
  for (const organizationId of await dueOrganizations(ctx, sources)) {
    try {
      computed += await computeOrganizationHours(ctx, organizationId, { sources });
    } catch (error) {
      // It was deleted a moment ago.
      if (missingReference(error) === 'organizations') continue;
      ctx.logger.error({ err: error, organizationId }, 'hours of analytics not computed');
      await giveWay(ctx, organizationId);
    }
    if (ctx.stopping.aborted || performance.now() - started >= mostMs) break;
  }
  return computed;
}

/** The others come first then. */
async function giveWay(ctx: Ctx, organizationId: string): Promise<void> {
  const visitedAt = ctx.clock.now();
  await tenantOf(ctx, organizationId)
    .run(async (tx) => {
      await lockProgress(tx, organizationId, visitedAt);
      await saveProgress(tx, { organizationId, visitedAt });
    })
    .catch((error: unknown) => ctx.logger.debug({ err: error, organizationId }, 'its turn was not noted'));
}

/** So many get their turn in a tick; those that have waited longest. */
const MOST_ORGANIZATIONS = 1_000;

/**
 * Organizations with hours that are not final: their newest request, or the newest hour that was computed, is
 * not in one that is. Of each source one row is looked at, the newest.
 */
async function dueOrganizations(
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
