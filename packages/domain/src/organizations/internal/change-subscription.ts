import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Plan } from '@refinery/contracts/enums.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { organizationOf } from '../find-operated.ts';

export interface Terms {
  plan: Plan;
  /** Optimizations a calendar month; null: unlimited. */
  limit: number | null;
}

export interface ChangedTerms {
  before: Terms;
  after: Terms;
}

/**
 * What is decided of an organization: its plan, and a limit in place of the plan's; undefined: that of the
 * plan.
 */
interface DecidedTerms {
  plan: Plan;
  ownLimit: number | null | undefined;
}

/**
 * Gives an organization other terms, from its next request on. Where they are the same nothing is recorded.
 * Errors: `organization_not_found`.
 */
export function changeSubscription(
  ctx: OperatorContext<'quotas'>,
  { slug, action }: { slug: string; action: AuditAction },
  decide: (before: Terms) => DecidedTerms,
): Promise<ChangedTerms> {
  const { plans } = ctx.quotas;
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await organizationOf(tx, slug);
    const own = eq(subscriptions.organizationId, id);
    const [before] = await tx
      .select({ plan: subscriptions.plan, limit: OPTIMIZATIONS.limit(plans).mapWith(Number) })
      .from(subscriptions)
      .where(own)
      .for('no key update');
    if (!before) throw new Error('An organization without a subscription.');
    const { plan, ownLimit } = decide(before);
    const limit = ownLimit === undefined ? plans[plan].monthly.optimizations : ownLimit;
    const after = { plan, limit };
    // The release before reads the limit in any case.
    await tx
      .update(subscriptions)
      .set({ plan, quotaLimit: limit, ownLimit: ownLimit !== undefined })
      .where(own);
    if (plan === before.plan && limit === before.limit) return { before, after };
    await recordChange(ctx, tx, id, { action, target: id, before: { ...before }, after: { ...after } });
    return { before, after };
  });
}
