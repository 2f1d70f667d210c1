import type { BillingReply } from '@refinery/contracts/billing.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { TRIAL_JOB } from './trial-job.ts';

/** The plan of the caller's organization, who decided it, and what is on its way. */
export async function readBilling(
  { actor: { organizationId }, settings }: CallerContext<'settings'>,
  tx: Transaction,
): Promise<BillingReply> {
  const [row] = await tx
    .select({
      plan: subscriptions.plan,
      source: subscriptions.planSource,
      trialEndsAt: billingAccounts.trialEndsAt,
    })
    .from(subscriptions)
    .leftJoin(billingAccounts, eq(billingAccounts.organizationId, subscriptions.organizationId))
    .where(eq(subscriptions.organizationId, organizationId));
  if (!row) throw new Error('An organization without a subscription.');
  const open = await tx
    .select({ id: workJobs.id })
    .from(workJobs)
    .where(
      and(
        eq(workJobs.organizationId, organizationId),
        eq(workJobs.kind, TRIAL_JOB),
        inArray(workJobs.status, ['queued', 'running']),
      ),
    )
    .limit(1);
  return {
    mode: settings.billingMode,
    plan: row.plan,
    source: row.source,
    trialEndsAt: row.trialEndsAt?.toISOString() ?? null,
    pending: open.length > 0 ? 'trial' : null,
  };
}
