import {
  MOST_DAYS,
  MOST_DAYS_BY_HOUR,
  type UsageTrendsQuery,
  type UsageTrendsReply,
} from '@refinery/contracts/analytics.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { HOUR_MS } from './internal/hours.ts';
import { DAY_MS, type Period, periodOf, startOfDay } from './internal/period.ts';
import { periodReply, whereHours } from './internal/read-hours.ts';
import { NO_TOTALS, TOTALS, toNumbers } from './internal/totals.ts';

/**
 * The numbers of each hour or day of a period, the oldest first and without gaps. The first and the last day
 * are cut off where the period ends. Errors: `forbidden`, `validation_failed` for a period that cannot be.
 */
export async function getUsageTrends(
  ctx: CallerContext<'clock'>,
  { by = 'day', ...query }: UsageTrendsQuery,
): Promise<UsageTrendsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query, by === 'hour' ? MOST_DAYS_BY_HOUR : MOST_DAYS);
  const start = by === 'hour' ? sql`${usageHours.hour}` : sql`date_trunc('day', ${usageHours.hour}, 'UTC')`;
  return ctx.tenant.run(async (tx) => {
    const reply = await periodReply(ctx, tx, period);
    const groups = await tx
      .select({ start: sql<number>`extract(epoch from ${start})::bigint * 1000`.mapWith(Number), ...TOTALS })
      .from(usageHours)
      .where(whereHours(ctx, period, query))
      .groupBy(start);
    const byStart = new Map(groups.map((group) => [group.start, group]));
    const points = spansOf(period, by).map(({ start: at, from, to }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      ...toNumbers(byStart.get(at) ?? NO_TOTALS),
    }));
    return { ...reply, by, points };
  });
}

/** The hours or days of a period: where each begins by the clock, and what of it is in the period. */
function spansOf({ from, to }: Period, by: 'hour' | 'day'): (Period & { start: number })[] {
  const length = by === 'hour' ? HOUR_MS : DAY_MS;
  const spans: (Period & { start: number })[] = [];
  for (let start = (by === 'hour' ? from : startOfDay(from)).getTime(); start < to.getTime(); start += length)
    spans.push({
      start,
      from: new Date(Math.max(start, from.getTime())),
      to: new Date(Math.min(start + length, to.getTime())),
    });
  return spans;
}
