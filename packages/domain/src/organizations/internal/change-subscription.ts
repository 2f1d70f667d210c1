import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Plan, PlanSource } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { organizationOf } from '../find-operated.ts';

export interface Terms {
  plan: Plan;
  source: PlanSource;
  /** Optimizations a calendar month; null: unlimited. */
  limit: number | null;
}

export interface ChangedTerms {
  before: Terms;
  after: Terms;
}

/**
 * What is decided of an organization: its plan, who decides it from now on, and a limit in place of the
 * plan's; undefined: that of the plan.
 */
interface DecidedTerms {
  plan: Plan;
  source: PlanSource;
  ownLimit: number | null | undefined;
}

/**
 * Gives an organization other terms, from its next request on. Where they are the same nothing is recorded.
 * Errors: `organization_not_found`.
 */
export function changeSubscription(
  ctx: OperatorContext<'quotas'>,
  { slug, action }: { slug: string; action: AuditAction },
  decide: (before: Terms, tx: Transaction, id: string) => DecidedTerms | Promise<DecidedTerms>,
): Promise<ChangedTerms> {
  const { plans } = ctx.quotas;
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await organizationOf(tx, slug);
    const own = eq(subscriptions.organizationId, id);
    const [before] = await tx
      .select({
        plan: subscriptions.plan,
        source: subscriptions.planSource,
        limit: OPTIMIZATIONS.limit(plans).mapWith(Number),
      })
      .from(subscriptions)
      .where(own)
      .for('no key update');
    if (!before) throw new Error('An organization without a subscription.');
    const { plan, source, ownLimit } = await decide(before, tx, id);
    const limit = ownLimit === undefined ? plans[plan].monthly.optimizations : ownLimit;
    const after = { plan, source, limit };
    // The release before reads the limit in any case.
    await tx
      .update(subscriptions)
      .set({ plan, planSource: source, quotaLimit: limit, ownLimit: ownLimit !== undefined })
      .where(own);
    const isSame = plan === before.plan && source === before.source && limit === before.limit;
    if (isSame) return { before, after };
    await recordChange(ctx, tx, id, { action, target: id, before: { ...before }, after: { ...after } });
    return { before, after };
  });
}
