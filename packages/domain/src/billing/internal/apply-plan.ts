import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { Context } from '../../context/context.ts';
import { readDecidedPlan } from '../decide-plan.ts';
import { lockPlan } from './lock-plan.ts';

/**
 * Gives an organization the plan that billing knows of, in a transaction of refinery_billing. Where an
 * operator has decided the plan, or it is that plan already, nothing changes and nothing is recorded.
 */
export async function applyPlan(
  ctx: Pick<Context, 'clock' | 'quotas'>,
  tx: Transaction,
  organizationId: string,
): Promise<void> {
  const before = await lockPlan(tx, organizationId);
  if (!before) return;
  const { plan, source } = await readDecidedPlan(tx, organizationId, ctx.clock.now());
  // What new organizations get stays, whatever it is, while billing knows of nothing else.
  if (source === 'default' && before.source === 'default') return;
  if (plan === before.plan && source === before.source) return;
  // A limit of the organization's own stays. Others are written for the release before, which reads them.
  const limit = before.ownLimit ? before.limit : ctx.quotas.plans[plan].monthly.optimizations;
  await tx
    .update(subscriptions)
    .set({ plan, planSource: source, quotaLimit: limit })
    .where(eq(subscriptions.organizationId, organizationId));
  const author = { clock: ctx.clock, actor: { kind: 'system', name: 'billing' } } as const;
  await recordChange(author, tx, organizationId, {
    action: 'organization.change-plan',
    target: organizationId,
    before: { plan: before.plan, source: before.source },
    after: { plan, source },
  });
}
