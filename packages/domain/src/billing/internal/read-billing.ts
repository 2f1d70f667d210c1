import type { BillingReply, Overage, ScheduledChange, UnpaidChange } from '@refinery/contracts/billing.ts';
import type { PlanSource } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { graceEnd } from '../decide-plan.ts';
import { openJobs } from './billing-job.ts';
import { toOverage } from './overage.ts';
import { readOverageUsed } from './read-overage-used.ts';

/** The plan of the caller's organization, who decided it, its subscription, and what is on its way. */
export async function readBilling(
  ctx: CallerContext<'clock' | 'stripe'>,
  tx: Transaction,
): Promise<BillingReply> {
  const { organizationId } = ctx.actor;
  const [row] = await tx
    .select({
      plan: subscriptions.plan,
      ownLimit: subscriptions.ownLimit,
      source: subscriptions.planSource,
      trialEndsAt: billingAccounts.trialEndsAt,
      status: billingAccounts.status,
      interval: billingAccounts.interval,
      periodEnd: billingAccounts.periodEnd,
      cancelAt: billingAccounts.cancelAt,
      nextPlan: billingAccounts.nextPlan,
      nextInterval: billingAccounts.nextInterval,
      nextAt: billingAccounts.nextAt,
      unpaidPlan: billingAccounts.unpaidPlan,
      unpaidInterval: billingAccounts.unpaidInterval,
      unpaidUntil: billingAccounts.unpaidUntil,
      unpaidUrl: billingAccounts.unpaidUrl,
      overageLimitCents: billingAccounts.overageLimitCents,
      overageUnitCents: billingAccounts.overageUnitCents,
      pastDueSince: billingAccounts.pastDueSince,
    })
    .from(subscriptions)
    .leftJoin(billingAccounts, eq(billingAccounts.organizationId, subscriptions.organizationId))
    .where(eq(subscriptions.organizationId, organizationId));
  if (!row) throw new Error('An organization without a subscription.');
  const open = await tx
    .select({ id: workJobs.id })
    .from(workJobs)
    .where(openJobs(organizationId, 'trial'))
    .limit(1);
  return {
    mode: ctx.stripe ? 'stripe' : 'operator',
    plan: row.plan,
    source: row.source,
    trialEndsAt: timeOf(row.trialEndsAt),
    status: row.status,
    interval: row.interval,
    periodEnd: timeOf(row.periodEnd),
    cancelAt: timeOf(row.cancelAt),
    graceEndsAt: timeOf(graceEnd(row)),
    scheduledChange: scheduledChange(row),
    unpaidChange: unpaidChange(row),
    overage: overageOf(row, await readOverageUsed(ctx, tx)),
    pending: open.length > 0 ? 'trial' : null,
  };
}

function scheduledChange({
  nextPlan: plan,
  nextInterval: interval,
  nextAt: at,
}: Pick<
  typeof billingAccounts.$inferSelect,
  'nextPlan' | 'nextInterval' | 'nextAt'
>): ScheduledChange | null {
  return plan && interval && at ? { plan, interval, at: at.toISOString() } : null;
}

function unpaidChange({
  unpaidPlan: plan,
  unpaidInterval: interval,
  unpaidUntil: until,
  unpaidUrl: url,
}: Pick<
  typeof billingAccounts.$inferSelect,
  'unpaidPlan' | 'unpaidInterval' | 'unpaidUntil' | 'unpaidUrl'
>): UnpaidChange | null {
  return plan && interval && until ? { plan, interval, expiresAt: until.toISOString(), url } : null;
}

/** Nothing where an operator has decided the plan or the limit. */
function overageOf(
  { source, ownLimit, overageLimitCents: limitCents, overageUnitCents: unitCents }: OverageRow,
  usedUnits: number,
): Overage | null {
  if (source !== 'stripe' || ownLimit || !limitCents || !unitCents) return null;
  return toOverage({ limitCents, unitCents }, usedUnits);
}

interface OverageRow {
  source: PlanSource;
  ownLimit: boolean;
  overageLimitCents: number | null;
  overageUnitCents: number | null;
}

const timeOf = (time: Date | null): string | null => time?.toISOString() ?? null;
