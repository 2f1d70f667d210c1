import { TRIAL } from '@refinery/contracts/billing.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { applyPlan } from './apply-plan.ts';
import { requireBillingDb } from './require-billing-db.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Begins the trial of an organization for the person who asked for it. Does nothing where the person or the
 * organization had one, is gone, or has another plan by now: so it may run twice, also at the same time.
 */
export async function beginTrial(
  ctx: Pick<Context, 'billingDb' | 'clock' | 'quotas'>,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  const startedAt = ctx.clock.now();
  await requireBillingDb(ctx).transaction(async (tx) => {
    // The person first, whatever organization: two trials that they asked for begin one after the other.
    const [person] = await tx
      .select({ trialStartedAt: users.trialStartedAt })
      .from(users)
      .where(eq(users.id, userId))
      .for('no key update');
    // Of an organization whose plan an operator decided there is no row to lock.
    const [subscription] = await tx
      .select({ plan: subscriptions.plan })
      .from(subscriptions)
      .where(eq(subscriptions.organizationId, organizationId))
      .for('no key update');
    if (!person || person.trialStartedAt || subscription?.plan !== 'free') return;
    const [begun] = await tx
      .insert(billingAccounts)
      .values({ organizationId, trialEndsAt: new Date(startedAt.getTime() + TRIAL.days * DAY_MS) })
      .onConflictDoNothing()
      .returning({ id: billingAccounts.organizationId });
    if (!begun) return;
    await tx.update(users).set({ trialStartedAt: startedAt }).where(eq(users.id, userId));
    await applyPlan(ctx, tx, organizationId);
  });
}
