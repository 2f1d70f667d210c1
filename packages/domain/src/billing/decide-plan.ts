import { GRACE_DAYS, TRIAL } from '@refinery/contracts/billing.ts';
import type { Plan, PlanSource, SubscriptionStatus } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { eq } from 'drizzle-orm';
import { addDays } from './internal/days.ts';

/** What billing knows of an organization. Null: there is none of it. */
export interface BillingFacts {
  /** When its trial ends or ended. */
  trialEndsAt: Date | null;
  /** How its subscription is. */
  status: SubscriptionStatus | null;
  /** The plan that is subscribed to. */
  boughtPlan: Plan | null;
  /** Since when a payment is due. */
  pastDueSince: Date | null;
}

const NOTHING: BillingFacts = { trialEndsAt: null, status: null, boughtPlan: null, pastDueSince: null };

export interface DecidedPlan {
  plan: Plan;
  source: PlanSource;
}

/** The plan of an organization for which no operator has decided. */
export function decidePlan(facts: BillingFacts, now: Date): DecidedPlan {
  if (facts.boughtPlan !== null && isInForce(facts, now)) return { plan: facts.boughtPlan, source: 'stripe' };
  if (facts.trialEndsAt !== null && facts.trialEndsAt > now) return { plan: TRIAL.plan, source: 'trial' };
  return { plan: 'free', source: 'default' };
}

/** Until when a plan stays whose payment is due; null: none is due. */
export const graceEnd = ({ pastDueSince }: Pick<BillingFacts, 'pastDueSince'>): Date | null =>
  pastDueSince && addDays(pastDueSince, GRACE_DAYS);

/** Whether a subscription gives its plan. One that waits for its first payment does not yet. */
function isInForce(facts: BillingFacts, now: Date): boolean {
  const { status } = facts;
  if (status === 'past_due') return (graceEnd(facts) ?? now) > now;
  return status === 'active' || status === 'trialing';
}

/** The same, by what is stored of the organization. */
export async function readDecidedPlan(
  tx: Transaction,
  organizationId: string,
  now: Date,
): Promise<DecidedPlan> {
  const [account = NOTHING] = await tx
    .select({
      trialEndsAt: billingAccounts.trialEndsAt,
      status: billingAccounts.status,
      boughtPlan: billingAccounts.boughtPlan,
      pastDueSince: billingAccounts.pastDueSince,
    })
    .from(billingAccounts)
    .where(eq(billingAccounts.organizationId, organizationId));
  return decidePlan(account, now);
}
