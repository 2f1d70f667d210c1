import { formerCustomers } from '@refinery/db/schema/former-customers.ts';
import { eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { forEachInTime } from '../work/for-each-in-time.ts';
import { endPayments } from './internal/end-payments.ts';

/** How long a try that came to nothing is left alone, in milliseconds. */
const AGAIN_MS = 60_000;
/** Most customers in one tick; the next tick sees to others. */
const MOST_AT_ONCE = 50;

/**
 * Ends the subscriptions of organizations that are gone, so that nobody pays for them any more. One that
 * fails is tried again a minute later and keeps none of the others; while Stripe does not answer, some wait
 * for another tick. Does nothing in a process without billing.
 * @param within `mostMs`: how long new ones are begun
 */
export async function endFormerCustomers(
  ctx: Pick<Context, 'billingDb' | 'clock' | 'logger' | 'stripe'>,
  within: { mostMs?: number } = {},
): Promise<void> {
  const { billingDb, stripe } = ctx;
  if (!billingDb || !stripe) return;
  const now = ctx.clock.now();
  const due = await billingDb
    .select({ id: formerCustomers.customerId, organizationId: formerCustomers.formerOrganizationId })
    .from(formerCustomers)
    .where(
      or(isNull(formerCustomers.triedAt), lte(formerCustomers.triedAt, new Date(now.getTime() - AGAIN_MS))),
    )
    .orderBy(sql`${formerCustomers.triedAt} nulls first`)
    .limit(MOST_AT_ONCE);
  const end = async ({ id, organizationId }: (typeof due)[number]): Promise<void> => {
    const own = eq(formerCustomers.customerId, id);
    try {
      await billingDb.update(formerCustomers).set({ triedAt: now }).where(own);
      await stripe.ask((sdk) => endPayments(sdk, id, organizationId));
      await billingDb.delete(formerCustomers).where(own);
    } catch (error) {
      ctx.logger.error({ err: error, organizationId }, 'subscription of a deleted organization not ended');
    }
  };
  await forEachInTime(due, end, within);
}
