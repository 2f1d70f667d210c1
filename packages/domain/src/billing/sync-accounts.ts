import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { and, eq, isNull, lt, lte, or } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { requestSync } from './internal/request-sync.ts';

const DAY_MS = 24 * 60 * 60_000;
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
  const before = (ms: number): Date => new Date(ctx.clock.now().getTime() - ms);
  const due = await billingDb
    .select({ organizationId: billingCustomers.organizationId })
    .from(billingCustomers)
    .leftJoin(billingAccounts, eq(billingAccounts.organizationId, billingCustomers.organizationId))
    .where(
      and(
        lte(billingCustomers.createdAt, before(AGAIN_MS)),
        or(isNull(billingAccounts.syncedAt), lte(billingAccounts.syncedAt, before(DAY_MS))),
        or(isNull(billingAccounts.syncBegunAt), lt(billingAccounts.syncBegunAt, before(AGAIN_MS))),
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
