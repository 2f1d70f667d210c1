import type { AnalyticsQuery, AnalyticsReply } from '@refinery/contracts/analytics.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { periodOf } from './internal/period.ts';
import { periodReply, whereHours } from './internal/read-hours.ts';
import { addTotals, TOTALS, toNumbers } from './internal/totals.ts';

/**
 * The library, its tests, and what a period cost. Errors: `forbidden`, `validation_failed` for a period that
 * cannot be.
 */
export async function getAnalytics(
  ctx: CallerContext<'clock'>,
  query: AnalyticsQuery,
): Promise<AnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query);
  return ctx.tenant.run(async (tx) => {
    const reply = await periodReply(ctx, tx, period);
    const { action } = usageHours;
    const groups = await tx
      .select({ action, ...TOTALS })
      .from(usageHours)
      .where(whereHours(ctx, period))
      .groupBy(action);
    const { successRate, costUsd, inputTokens, outputTokens } = toNumbers(addTotals(groups));
    return {
      ...reply,
      prompts: await tx.$count(prompts, eq(prompts.organizationId, ctx.actor.organizationId)),
      testRuns: groups.find((group) => group.action === 'test')?.requests ?? 0,
      successRate,
      costUsd,
      tokens: { input: inputTokens, output: outputTokens },
    };
  });
}
