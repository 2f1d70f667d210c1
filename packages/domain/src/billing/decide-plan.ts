import { TRIAL } from '@refinery/contracts/billing.ts';
import type { Plan, PlanSource } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { eq } from 'drizzle-orm';

/** What billing knows of an organization. */
export interface BillingFacts {
  /** When its trial ends or ended; null: it had none. */
  trialEndsAt: Date | null;
}

export interface DecidedPlan {
  plan: Plan;
  source: PlanSource;
}

/** The plan of an organization for which no operator has decided. */
export function decidePlan({ trialEndsAt }: BillingFacts, now: Date): DecidedPlan {
  if (trialEndsAt !== null && trialEndsAt > now) return { plan: TRIAL.plan, source: 'trial' };
  return { plan: 'free', source: 'default' };
}

/** The same, by what is stored of the organization. */
export async function readDecidedPlan(
  tx: Transaction,
  organizationId: string,
  now: Date,
): Promise<DecidedPlan> {
  const [account] = await tx
    .select({ trialEndsAt: billingAccounts.trialEndsAt })
    .from(billingAccounts)
    .where(eq(billingAccounts.organizationId, organizationId));
  return decidePlan({ trialEndsAt: account?.trialEndsAt ?? null }, now);
}
