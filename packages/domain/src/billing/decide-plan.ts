import { TRIAL } from '@refinery/contracts/billing.ts';
import type { Plan, PlanSource } from '@refinery/contracts/enums.ts';

/** What billing knows of an organization. */
export interface BillingFacts {
  /** When its trial ends or ended; null: it had none. */
  trialEndsAt: Date | null;
}

/** The plan of an organization for which no operator has decided. */
export function decidePlan({ trialEndsAt }: BillingFacts, now: Date): { plan: Plan; source: PlanSource } {
  if (trialEndsAt !== null && trialEndsAt > now) return { plan: TRIAL.plan, source: 'trial' };
  return { plan: 'free', source: 'default' };
}
