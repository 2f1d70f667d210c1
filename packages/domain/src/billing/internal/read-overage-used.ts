import type { Transaction } from '@refinery/db/create-db.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { and, eq, gte } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { billingPeriod } from '../../usage/billing-period.ts';

/** How many optimizations beyond the plan were asked for this month, without those that came to nothing. */
export async function readOverageUsed(
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
): Promise<number> {
  const [row] = await tx
    .select({ units: usageCounters.overage })
    .from(usageCounters)
    .where(
      and(
        eq(usageCounters.organizationId, actor.organizationId),
        eq(usageCounters.meter, OPTIMIZATIONS.name),
        gte(usageCounters.periodStart, billingPeriod(clock.now()).start),
      ),
    );
  return row?.units ?? 0;
}
