import type { OperatorContext } from '../context/context.ts';
import { type ChangedTerms, changeSubscription } from './internal/change-subscription.ts';

export interface LimitInput {
  slug: string;
  /** Optimizations a calendar month, whole and from 0 on; null: unlimited. `default`: that of the plan. */
  limit: number | null | 'default';
}

/**
 * Gives an organization a limit of its own, whatever its plan says. It may be below what is used already:
 * nothing more is accepted then. Errors: `organization_not_found`; `RangeError` for what is no count.
 */
export async function changeLimit(
  ctx: OperatorContext<'quotas'>,
  { slug, limit }: LimitInput,
): Promise<ChangedTerms> {
  if (typeof limit === 'number' && !(Number.isSafeInteger(limit) && limit >= 0))
    throw new RangeError('A limit is a whole number from 0 on.');
  return changeSubscription(ctx, { slug, action: 'organization.change-limit' }, ({ plan, source }) => ({
    plan,
    source,
    ownLimit: limit === 'default' ? undefined : limit,
  }));
}
