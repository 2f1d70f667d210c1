import { readDecidedPlan } from '../billing/decide-plan.ts';
import type { OperatorContext } from '../context/context.ts';
import { type ChangedTerms, changeSubscription } from './internal/change-subscription.ts';

/**
 * Takes back what an operator decided about the plan of an organization: it has the plan that billing knows
 * of, with the limits of it. Errors: `organization_not_found`.
 */
export const releasePlan = (
  ctx: OperatorContext<'quotas'>,
  { slug }: { slug: string },
): Promise<ChangedTerms> =>
  changeSubscription(ctx, { slug, action: 'organization.release-plan' }, async (_before, tx, id) => {
    const { plan, source } = await readDecidedPlan(tx, id, ctx.clock.now());
    return { plan, source, ownLimit: undefined };
  });
