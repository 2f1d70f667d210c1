import type { BillingInterval, Plan, SubscriptionStatus } from '@refinery/contracts/enums.ts';
import { bigint, doublePrecision, index, integer, text, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * What billing knows of an organization beside its plan. Only `refinery_billing` writes it: whoever runs
 * statements as the API gains no plan by it.
 */
export const billingAccounts = tenantTable(
  'billing_accounts',
  {
    /** When its trial ends or ended; null: it had none. */
    trialEndsAt: timestamp('trial_ends_at', { withTimezone: true }),
    /** The subscription at Stripe that counts, as it was when Stripe was asked; null: there was none. */
    subscriptionId: text('subscription_id'),
    status: text().$type<SubscriptionStatus>(),
    boughtPlan: text('bought_plan').$type<Plan>(),
    interval: text().$type<BillingInterval>(),
    periodEnd: timestamp('period_end', { withTimezone: true }),
    cancelAt: timestamp('cancel_at', { withTimezone: true }),
    /** The change that Stripe makes at `nextAt`; null: none. */
    nextPlan: text('next_plan').$type<Plan>(),
    nextInterval: text('next_interval').$type<BillingInterval>(),
    nextAt: timestamp('next_at', { withTimezone: true }),
    /** The change that waits for its payment at `unpaidUrl`, until `unpaidUntil`; null: none. */
    unpaidPlan: text('unpaid_plan').$type<Plan>(),
    unpaidInterval: text('unpaid_interval').$type<BillingInterval>(),
    unpaidUntil: timestamp('unpaid_until', { withTimezone: true }),
    unpaidUrl: text('unpaid_url'),
    /** Since when a payment is due, as far as billing has seen; null: none is. */
    pastDueSince: timestamp('past_due_since', { withTimezone: true }),
    /** How many mails said that it is due. */
    reminders: integer().notNull().default(0),
    /** Optimizations a month beyond the plan, while the plan is bought. */
    overageUnits: bigint('overage_units', { mode: 'number' }).notNull().default(0),
    /** What they may cost in all, and what each costs; null: there are none. */
    overageLimitCents: bigint('overage_limit_cents', { mode: 'number' }),
    overageUnitCents: doublePrecision('overage_unit_cents'),
    /** The subscription by which what was used of them is paid, as long as it has not ended. */
    overageSubscriptionId: text('overage_subscription_id'),
    /** How many of them Stripe was told of, in the month that began then. */
    overageTold: bigint('overage_told', { mode: 'number' }).notNull().default(0),
    overageMonth: timestamp('overage_month', { withTimezone: true }),
    /** How often Stripe was asked about it. Each asking has the number that this comes to. */
    syncsBegun: bigint('syncs_begun', { mode: 'number' }).notNull().default(0),
    /** The number of the latest asking whose answer is written here. Earlier ones are dropped. */
    syncWritten: bigint('sync_written', { mode: 'number' }).notNull().default(0),
    syncBegunAt: timestamp('sync_begun_at', { withTimezone: true }),
    syncedAt: timestamp('synced_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  {
    grants: {},
    onePerOrganization: true,
    extra: (table) => [index('billing_accounts_past_due_idx').on(table.pastDueSince)],
  },
);
