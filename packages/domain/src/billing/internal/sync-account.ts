import type { Db, Transaction } from '@refinery/db/create-db.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { applyPlan } from './apply-plan.ts';
import {
  type ChosenSubscriptions,
  chooseSubscription,
  isOpen,
  isPaid,
  type KnownSubscription,
} from './choose-subscription.ts';
import { type CustomerState, customerState } from './customer-state.ts';
import { giveBack } from './give-back.ts';
import { lockPlan } from './lock-plan.ts';
import { chooseOverage, type KnownOverage, overageMetadata, unitsFor } from './overage.ts';
import { readSubscriptions } from './read-subscriptions.ts';
import { requireBillingDb } from './require-billing-db.ts';
import { requireStripe } from './require-stripe.ts';
import { type Customer, tellOverage } from './tell-overage.ts';

type SyncContext = Pick<Context, 'billingDb' | 'clock' | 'db' | 'logger' | 'quotas' | 'stripe'>;

/**
 * Asks Stripe which subscription an organization has, and writes that and its plan. A subscription that was
 * bought besides is given back. Several may run at the same time: each takes a number before it asks, and
 * writes over what has a smaller one only. So an answer that comes late changes nothing. Does nothing where
 * the organization never was a customer. Errors: `billing_unavailable`; no plan changes then.
 */
export async function syncAccount(ctx: SyncContext, organizationId: string): Promise<void> {
  const db = requireBillingDb(ctx);
  const [customer] = await db
    .select({ id: billingCustomers.customerId })
    .from(billingCustomers)
    .where(eq(billingCustomers.organizationId, organizationId));
  if (!customer) return;
  const number = await nextNumber(db, organizationId, ctx.clock.now());
  const { state, counted, surplus, overage } = await askStripe(ctx, customer.id, organizationId);
  const isLatest = await db.transaction(async (tx) => {
    await lockPlan(tx, organizationId);
    if (!(await write(ctx, tx, { organizationId, number, counted, overage }))) return false;
    await applyPlan(ctx, tx, organizationId);
    if (state === 'deleted') await forget(tx, customer.id);
    return true;
  });
  // Who has asked later knows better what is one too many.
  if (!isLatest) return;
  for (const { id } of surplus) {
    await requireStripe(ctx).ask((stripe) => giveBack(ctx, stripe, id));
    ctx.logger.warn({ organizationId, subscription: id }, 'second subscription given back');
  }
  // Beyond a plan that is over there is nothing.
  if (overage && !(overage.isOn && counted && isOpen(counted)))
    await endOverage(ctx, { organizationId, customerId: customer.id }, overage);
}

/** Ends it with the month: as soon as all that was used is told, and not before. */
async function endOverage(ctx: SyncContext, customer: Customer, overage: KnownOverage): Promise<void> {
  const ends = (await tellOverage(ctx, customer)) === 0;
  if (overage.isDue || overage.isEnding === ends) return;
  await requireStripe(ctx).ask(async (stripe) => {
    // Perhaps somebody has allowed it again meanwhile.
    const present = chooseOverage([await stripe.subscriptions.retrieve(overage.id)]);
    if (present?.isOn && !overage.isOn) return;
    await stripe.subscriptions.update(overage.id, {
      cancel_at_period_end: ends,
      metadata: overageMetadata(0),
    });
  });
}

/** The number of this asking: greater than those of all that began before. */
async function nextNumber(db: Db, organizationId: string, now: Date): Promise<number> {
  const [row] = await db
    .insert(billingAccounts)
    .values({ organizationId, syncsBegun: 1, syncBegunAt: now })
    .onConflictDoUpdate({
      target: billingAccounts.organizationId,
      set: { syncsBegun: sql`${billingAccounts.syncsBegun} + 1`, syncBegunAt: now },
    })
    .returning({ number: billingAccounts.syncsBegun });
  if (!row) throw new Error('An account that cannot be written.');
  return row.number;
}

/** What a customer has. One that is gone, or is not this organization's, has nothing. */
async function askStripe(
  ctx: SyncContext,
  customerId: string,
  organizationId: string,
): Promise<ChosenSubscriptions & { state: CustomerState; overage: KnownOverage | null }> {
  return requireStripe(ctx).ask(async (stripe) => {
    const state = await customerState(stripe, customerId, organizationId);
    const all = state === 'own' ? await readSubscriptions(stripe, customerId) : [];
    const { counted, surplus } = chooseSubscription(all);
    return { state, counted, surplus, overage: chooseOverage(all) };
  });
}

/** So that the organization can become another customer. */
async function forget(tx: Transaction, customerId: string): Promise<void> {
  await tx.delete(billingCustomers).where(eq(billingCustomers.customerId, customerId));
}

interface Answer {
  organizationId: string;
  number: number;
  counted: KnownSubscription | null;
  overage: KnownOverage | null;
}

/** Writes an answer down. Returns whether it was the latest. */
async function write(
  { clock }: Pick<Context, 'clock'>,
  tx: Transaction,
  { organizationId, number, counted, overage }: Answer,
): Promise<boolean> {
  const allowed = counted && isPaid(counted) && overage?.isOn ? overage : null;
  const now = clock.now();
  const isDue = counted?.status === 'past_due';
  // Of the same subscription the days go on. What was not due is due from now on.
  const since = sql`case when ${billingAccounts.subscriptionId} = ${counted?.id ?? null}
    then coalesce(${billingAccounts.pastDueSince}, ${now.toISOString()}::timestamptz)
    else ${now.toISOString()}::timestamptz end`;
  const sent = sql`case when ${billingAccounts.subscriptionId} = ${counted?.id ?? null}
    and ${billingAccounts.pastDueSince} is not null then ${billingAccounts.reminders} else 0 end`;
  const written = await tx
    .update(billingAccounts)
    .set({
      subscriptionId: counted?.id ?? null,
      status: counted?.status ?? null,
      boughtPlan: counted?.plan ?? null,
      interval: counted?.interval ?? null,
      periodEnd: counted?.periodEnd ?? null,
      cancelAt: counted?.cancelAt ?? null,
      nextPlan: counted?.next?.plan ?? null,
      nextInterval: counted?.next?.interval ?? null,
      nextAt: counted?.next?.at ?? null,
      unpaidPlan: counted?.unpaid?.plan ?? null,
      unpaidInterval: counted?.unpaid?.interval ?? null,
      unpaidUntil: counted?.unpaid?.until ?? null,
      unpaidUrl: counted?.unpaid ? counted.invoiceUrl : null,
      overageUnits: allowed ? unitsFor(allowed) : 0,
      overageLimitCents: allowed?.limitCents ?? null,
      overageUnitCents: allowed?.unitCents ?? null,
      overageSubscriptionId: overage?.id ?? null,
      pastDueSince: isDue ? since : null,
      reminders: isDue ? sent : 0,
      syncWritten: number,
      syncedAt: now,
    })
    .where(and(eq(billingAccounts.organizationId, organizationId), lt(billingAccounts.syncWritten, number)))
    .returning({ id: billingAccounts.organizationId });
  return written.length > 0;
}
