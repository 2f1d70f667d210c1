import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { findSettingsPage } from '../context/find-settings-page.ts';
import { tellAdmins } from '../events/tell-admins.ts';
import { graceEnd } from './decide-plan.ts';
import { addDays } from './internal/days.ts';

/** How many days after a payment has failed its admins are told so. */
const REMINDED_AFTER_DAYS = [0, 7, 13] as const;
/** Most organizations of one tick; the next tick sees to others. */
const MOST_AT_ONCE = 100;

type ReminderContext = Pick<Context, 'billingDb' | 'clock' | 'db' | 'logger' | 'settings'>;

/**
 * Tells the admins of organizations whose payment is due, by mail, how long the plan stays. Where several
 * reminders are due, as after a time without workers, one is sent. Nobody gets one twice. Does nothing in a
 * process without billing.
 */
export async function remindOfPayments(ctx: ReminderContext): Promise<void> {
  const { billingDb } = ctx;
  if (!billingDb) return;
  const wanted = remindersBy(ctx.clock.now());
  const due = await billingDb
    .select({
      organizationId: billingAccounts.organizationId,
      pastDueSince: billingAccounts.pastDueSince,
      reminders: wanted,
    })
    .from(billingAccounts)
    .innerJoin(subscriptions, eq(subscriptions.organizationId, billingAccounts.organizationId))
    // Where the plan is an operator's matter, or is over, nothing is threatened.
    .where(
      and(
        // By this the index finds the few of them.
        isNotNull(billingAccounts.pastDueSince),
        eq(subscriptions.planSource, 'stripe'),
        lt(billingAccounts.reminders, wanted),
      ),
    )
    .limit(MOST_AT_ONCE);
  for (const { organizationId, pastDueSince, reminders } of due) {
    if (!pastDueSince) continue;
    try {
      await remind(ctx, { organizationId, pastDueSince, reminders });
      await billingDb
        .update(billingAccounts)
        .set({ reminders })
        .where(
          and(
            eq(billingAccounts.organizationId, organizationId),
            eq(billingAccounts.pastDueSince, pastDueSince),
          ),
        );
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, 'reminder of a payment not sent');
    }
  }
}

/** How many reminders should have been sent by now. */
function remindersBy(now: Date): SQL<number> {
  const each = REMINDED_AFTER_DAYS.map(
    (days) =>
      sql`(${billingAccounts.pastDueSince} <= ${addDays(now, -days).toISOString()}::timestamptz)::integer`,
  );
  return sql<number>`coalesce(${sql.join(each, sql` + `)}, 0)`;
}

interface Reminder {
  organizationId: string;
  pastDueSince: Date;
  /** Which one it is, counted from 1. */
  reminders: number;
}

/** Done again, also at the same time, it comes to the same. */
async function remind(
  ctx: ReminderContext,
  { organizationId, pastDueSince, reminders }: Reminder,
): Promise<void> {
  await withTenant(ctx.db, organizationId, async (tx) => {
    const link = await findSettingsPage(ctx, tx, organizationId, 'billing');
    const endsAt = graceEnd({ pastDueSince })?.toISOString();
    // It is gone by now.
    if (link === null || endsAt === undefined) return;
    await tellAdmins(ctx, tx, organizationId, {
      template: 'payment-due',
      once: `payment-due:${pastDueSince.toISOString()}:${reminders}`,
      data: { endsAt, link },
    });
  });
}
