import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { readBilling } from './read-billing.ts';

/** Errors: `plan_pinned` where an operator has decided the plan: nobody pays for what would not count. */
export async function refusePinnedPlan(ctx: CallerContext<'clock' | 'stripe'>): Promise<void> {
  const { plan, source } = await ctx.tenant.run((tx) => readBilling(ctx, tx));
  if (source === 'operator' || (source === 'default' && plan !== 'free'))
    throw new DomainError('plan_pinned', `Operators of this service decided for ${plan}. Ask them.`);
}
