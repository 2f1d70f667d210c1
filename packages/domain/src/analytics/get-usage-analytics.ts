import type { UsageAnalyticsQuery, UsageAnalyticsReply } from '@refinery/contracts/analytics.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { periodOf } from './internal/period.ts';
import { periodReply, whereHours } from './internal/read-hours.ts';
import { addTotals, mostUsedFirst, TOTALS, toNumbers } from './internal/totals.ts';

/**
 * The numbers of a period, in all and by action. Errors: `forbidden`, `validation_failed` for a period that
 * cannot be.
 */
export async function getUsageAnalytics(
  ctx: CallerContext<'clock'>,
  query: UsageAnalyticsQuery,
): Promise<UsageAnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query);
  return ctx.tenant.run(async (tx) => {
    const reply = await periodReply(ctx, tx, period);
    const { action } = usageHours;
    const groups = await tx
      .select({ action, ...TOTALS })
      .from(usageHours)
      .where(whereHours(ctx, period, query))
      .groupBy(action)
      .orderBy(...mostUsedFirst(action));
    const byAction = groups.map((group) => ({ action: group.action, ...toNumbers(group) }));
    return { ...reply, ...toNumbers(addTotals(groups)), byAction };
  });
}
