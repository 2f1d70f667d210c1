import { PLANS } from '@refinery/contracts/enums.ts';
import type { MeterName, PlanTable } from '@refinery/contracts/plans.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Something that is charged to organizations, in whole units, against a limit of their plan or their own. */
export interface Meter {
  /** As it is stored, and as the plural that callers read. */
  name: string;
  /**
   * Units a calendar month, as SQL on the organization's row of `subscriptions`, or null, which is unlimited.
   */
  limit(plans: PlanTable): SQL<number | null>;
  /**
   * Units a calendar month that the plan itself has, as SQL on the same row, or null, which is all: those
   * that are charged above it are counted apart, and paid for by themselves. Without it none are.
   */
  inPlan?(plans: PlanTable): SQL<number | null>;
  /** Whether what an API key asks for is charged to the key as well, against its `monthly_quota`. */
  ofKeys?: true;
}

/** Optimizations a month beyond the plan, as SQL on the organization's row of `subscriptions`. */
const OVERAGE = sql<number>`(case when ${subscriptions.planSource} = 'stripe'
  then coalesce((select ${billingAccounts.overageUnits} from ${billingAccounts}
    where ${billingAccounts.organizationId} = ${subscriptions.organizationId}), 0) else 0 end)`;

/** Prompts that are refined, one by one or in bulk. */
export const OPTIMIZATIONS: Meter = {
  name: 'optimizations',
  limit: (plans) =>
    sql`(case when ${subscriptions.ownLimit} then ${subscriptions.quotaLimit} else ${ofPlan('optimizations')(plans)} + ${OVERAGE} end)`,
  // Nobody pays by unit above a limit that an operator has set.
  inPlan: (plans) =>
    sql`(case when ${subscriptions.ownLimit} then null else ${ofPlan('optimizations')(plans)} end)`,
  ofKeys: true,
};

/** Prompts of the library that are made. */
export const PROMPTS: Meter = { name: 'prompts', limit: ofPlan('prompts') };

/** Prompts that are enriched, one by one or in bulk. */
export const ENRICHMENTS: Meter = { name: 'enrichments', limit: ofPlan('enrichments') };

/** Outputs of tests of prompts, single ones and cells of runs. */
export const TEST_CELLS: Meter = { name: 'test_cells', limit: ofPlan('test_cells') };

/**
 * What calls to vendors cost, in millionths of a US dollar: charged at the most that a call may cost until it
 * ends.
 */
export const SPEND: Meter = {
  name: 'spend_usd',
  limit: () => sql`(select ${organizations.monthlyBudgetMicros} from ${organizations}
    where ${organizations.id} = ${subscriptions.organizationId})`,
};

/** The limit that the plan of a subscription has, where organizations have none of their own. */
function ofPlan(name: MeterName): Meter['limit'] {
  return (plans) => {
    const cases = PLANS.map((plan) => sql`when ${plan} then ${plans[plan].monthly[name]}::bigint`);
    return sql<number | null>`(case ${subscriptions.plan} ${sql.join(cases, sql` `)} end)`;
  };
}
