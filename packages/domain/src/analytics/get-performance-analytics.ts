import type { AnalyticsQuery, PerformanceAnalyticsReply } from '@refinery/contracts/analytics.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { getModelAnalytics } from './get-model-analytics.ts';

/**
 * How fast and how reliable each model was, the most used first. Errors: `forbidden`, `validation_failed` for
 * a period that cannot be.
 */
export async function getPerformanceAnalytics(
  ctx: CallerContext<'clock'>,
  query: AnalyticsQuery,
): Promise<PerformanceAnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const { models, ...reply } = await getModelAnalytics(ctx, query);
  return {
    ...reply,
    models: models.map(({ provider, model, requests, successRate, latency }) => ({
      provider,
      model,
      calls: requests,
      successRate,
      ...latency,
    })),
  };
}
