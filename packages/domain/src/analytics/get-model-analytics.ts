import type { ModelAnalyticsQuery, ModelAnalyticsReply } from '@refinery/contracts/analytics.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { periodOf } from './internal/period.ts';
import { periodReply, whereHours } from './internal/read-hours.ts';
import { mostUsedFirst, TOTALS, toNumbers } from './internal/totals.ts';

const MOST_MODELS = 100;

/**
 * The numbers of each model in a period, the most used first. Errors: `forbidden`, `validation_failed` for a
 * period that cannot be.
 */
export async function getModelAnalytics(
  ctx: CallerContext<'clock'>,
  { limit = MOST_MODELS, ...query }: ModelAnalyticsQuery,
): Promise<ModelAnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query);
  return ctx.tenant.run(async (tx) => {
    const reply = await periodReply(ctx, tx, period);
    const { provider, model } = usageHours;
    const groups = await tx
      .select({ provider, model, ...TOTALS })
      .from(usageHours)
      .where(whereHours(ctx, period))
      .groupBy(provider, model)
      .orderBy(...mostUsedFirst(provider, model))
      .limit(limit);
    const models = groups.map((group) => ({
      provider: group.provider,
      model: group.model || null,
      ...toNumbers(group),
    }));
    return { ...reply, models };
  });
}
