import type { UsageAnalyticsQuery } from '@refinery/contracts/analytics.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { usageHours, usageProgress } from '@refinery/db/schema/usage-hours.ts';
import { and, eq, gte, lt, type SQL } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import type { Period } from './period.ts';

type Filters = Pick<UsageAnalyticsQuery, 'action' | 'provider' | 'model' | 'promptId'>;

/** The hours of the caller's organization in a period, those of them that meet the filters. */
export const whereHours = (
  { actor }: CallerContext,
  { from, to }: Period,
  { action, provider, model, promptId }: Filters = {},
): SQL | undefined =>
  and(
    eq(usageHours.organizationId, actor.organizationId),
    gte(usageHours.hour, from),
    lt(usageHours.hour, to),
    action && eq(usageHours.action, action),
    provider && eq(usageHours.provider, provider),
    model === undefined ? undefined : eq(usageHours.model, model),
    promptId === undefined ? undefined : eq(usageHours.promptId, promptId),
  );

/** What every reply says of its period. */
export async function periodReply({ actor }: CallerContext, tx: Transaction, { from, to }: Period) {
  const [progress] = await tx
    .select({ computedUntil: usageProgress.computedUntil })
    .from(usageProgress)
    .where(eq(usageProgress.organizationId, actor.organizationId));
  const until = progress?.computedUntil;
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    upToDateUntil: until && until.getTime() > 0 ? until.toISOString() : null,
  };
}
