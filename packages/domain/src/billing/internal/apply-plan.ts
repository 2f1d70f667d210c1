import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { Context } from '../../context/context.ts';
import { readDecidedPlan } from '../decide-plan.ts';

/**
 * Gives an organization the plan that billing knows of, in a transaction of refinery_billing. Where an operator
 * has decided the plan, or it is that plan already, nothing changes and nothing is recorded.
 */
export async function applyPlan(
  ctx: Pick<Context, 'clock' | 'quotas'>,
  tx: Transaction,
  organizationId: string,
): Promise<void> {
  const own = eq(subscriptions.organizationId, organizationId);
  // Of an organization whose plan an operator decided there is no row to lock.
  const [before] = await tx
    .select({
      plan: subscriptions.plan,
      source: subscriptions.planSource,
      ownLimit: subscriptions.ownLimit,
      limit: subscriptions.quotaLimit,
    })
    .from(subscriptions)
    .where(own)
    .for('no key update');
  if (!before) return;
  const { plan, source } = await readDecidedPlan(tx, organizationId, ctx.clock.now());
  if (plan === before.plan && source === before.source) return;
  // A limit of the organization's own stays. Others are written for the release before, which reads them.
  const limit = before.ownLimit ? before.limit : ctx.quotas.plans[plan].monthly.optimizations;
  await tx.update(subscriptions).set({ plan, planSource: source, quotaLimit: limit }).where(own);
  const author = { clock: ctx.clock, actor: { kind: 'system', name: 'billing' } } as const;
  await recordChange(author, tx, organizationId, {
    action: 'organization.change-plan',
    target: organizationId,
    before: { plan: before.plan, source: before.source },
    after: { plan, source },
  });
}
