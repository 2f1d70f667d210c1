import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { computeOrganizationHours, MOST_HOURS_OF_ONE } from './compute-organization-hours.ts';
import { dueOrganizations } from './internal/due-organizations.ts';
import { saveProgress } from './internal/progress.ts';
import type { UsageSource } from './usage-source.ts';
import { usageSources } from './usage-sources.ts';

/** Hours of all organizations in one tick: the reconciler has other work. */
const MOST_HOURS = 2_000;

type Ctx = Pick<Context, 'clock' | 'db' | 'logger' | 'stopping' | 'systemDb'>;

/**
 * Computes the hours of analytics that are not final, from the rows of the requests: whole hours, each in a transaction of its own, those that
 * nobody has computed yet included. What is too much for one tick is left to the next. Safe at any time, also twice at once; a process may die at any
 * moment. An organization whose hours cannot be computed holds up no other. Returns how many hours were computed.
 */
export async function computeUsageHours(
  ctx: Ctx,
  sources: readonly UsageSource[] = usageSources,
  mostHours = MOST_HOURS,
): Promise<number> {
  let computed = 0;
  for (const organizationId of await dueOrganizations(ctx, sources)) {
    if (ctx.stopping.aborted || computed >= mostHours) return computed;
    const most = Math.min(MOST_HOURS_OF_ONE, mostHours - computed);
    try {
      computed += await computeOrganizationHours(ctx, organizationId, { sources, most });
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, 'hours of analytics not computed');
      await afterFailure(ctx, organizationId);
    }
  }
  return computed;
}

/** The others come first then. */
async function afterFailure(ctx: Ctx, organizationId: string): Promise<void> {
  await tenantOf(ctx, organizationId)
    .run((tx) => saveProgress(tx, { organizationId, visitedAt: ctx.clock.now() }))
    .catch(() => undefined);
}
