import type { Plan, PlanSource } from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, text, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** The plan of an organization; what it has used of it is in `usage_counters`. */
export const subscriptions = tenantTable(
  'subscriptions',
  {
    plan: text().$type<Plan>().notNull(),
    /** Who decided the plan. What an operator decided is never changed by billing. */
    planSource: text('plan_source').$type<PlanSource>().notNull().default('default'),
    /**
     * The period and `used` are of the release before, whose processes charge here until they end: a trigger
     * carries that over to `usage_counters`. Nothing reads them; the next release drops them.
     */
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    periodEnd: timestamp('period_end', { withTimezone: true }).notNull(),
    /**
     * Optimizations a month, where the limit is its own; null is unlimited. The release before reads it in
     * any case.
     */
    quotaLimit: bigint('quota_limit', { mode: 'number' }),
    /** Whether that limit counts, whatever the plan says. */
    ownLimit: boolean('own_limit').notNull().default(false),
    used: bigint({ mode: 'number' }).notNull().default(0),
  },
  {
    grants: { update: ['used', 'periodStart', 'periodEnd'] },
    onePerOrganization: true,
    extra: (table) => [
      // Trials that may have to end.
      index('subscriptions_trial_idx').on(table.organizationId).where(sql`${table.planSource} = 'trial'`),
    ],
  },
);
