import { TRIAL } from '@refinery/contracts/billing.ts';
import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { applyPlan } from './apply-plan.ts';
import { addDays } from './days.ts';
import { lockPlan } from './lock-plan.ts';
import { requireBillingDb } from './require-billing-db.ts';

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
    const subscription = await lockPlan(tx, organizationId);
    if (!person || person.trialStartedAt || subscription?.plan !== 'free') return;
    const [begun] = await tx
      .insert(billingAccounts)
      .values({ organizationId, trialEndsAt: addDays(startedAt, TRIAL.days) })
      .onConflictDoUpdate({
        target: billingAccounts.organizationId,
        set: { trialEndsAt: sql`excluded.trial_ends_at` },
        setWhere: isNull(billingAccounts.trialEndsAt),
      })
      .returning({ id: billingAccounts.organizationId });
    if (!begun) return;
    await tx.update(users).set({ trialStartedAt: startedAt }).where(eq(users.id, userId));
    await applyPlan(ctx, tx, organizationId);
  });
}
