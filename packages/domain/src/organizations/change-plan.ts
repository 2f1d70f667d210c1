import type { Plan } from '@refinery/contracts/enums.ts';
import type { OperatorContext } from '../context/context.ts';
import { type ChangedTerms, changeSubscription } from './internal/change-subscription.ts';

/**
 * Puts an organization on a plan, with the limits of it: one of its own ends. What it has used this month
 * stays used. Billing does not change the plan until {@link releasePlan}. Errors: `organization_not_found`.
 */
export const changePlan = (
  ctx: OperatorContext<'quotas'>,
  { slug, plan }: { slug: string; plan: Plan },
): Promise<ChangedTerms> =>
  changeSubscription(ctx, { slug, action: 'organization.change-plan' }, () => ({
    plan,
    source: 'operator',
    ownLimit: undefined,
  }));
