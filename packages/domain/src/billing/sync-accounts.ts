import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { and, eq, isNull, lt, lte, or } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { addDays } from './internal/days.ts';
import { requestSync } from './internal/request-sync.ts';

/** How long a try that came to nothing is left alone, in milliseconds. */
const AGAIN_MS = 60 * 60_000;
/** Most accounts for which one tick asks; the next tick asks for others. */
const MOST_AT_ONCE = 100;

/**
 * Asks for a sync of each account that had none for a day: events may be lost. Does nothing in a process
 * without billing.
 */
export async function syncAccounts(
  ctx: Pick<Context, 'billingDb' | 'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings'>,
): Promise<void> {
  const { billingDb } = ctx;
  if (!billingDb) return;
  const now = ctx.clock.now();
  const recently = new Date(now.getTime() - AGAIN_MS);
  const due = await billingDb
    .select({ organizationId: billingCustomers.organizationId })
    .from(billingCustomers)
    .leftJoin(billingAccounts, eq(billingAccounts.organizationId, billingCustomers.organizationId))
    .where(
      and(
        lte(billingCustomers.createdAt, recently),
        or(isNull(billingAccounts.syncedAt), lte(billingAccounts.syncedAt, addDays(now, -1))),
        or(isNull(billingAccounts.syncBegunAt), lt(billingAccounts.syncBegunAt, recently)),
      ),
    )
    .limit(MOST_AT_ONCE);
  for (const { organizationId } of due) {
    try {
      await requestSync(ctx, organizationId);
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, 'sync not asked for');
    }
  }
}
