import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Plan } from '@refinery/contracts/enums.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
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

/** Gives an organization other terms, from its next request on. Where they are the same nothing is recorded. Errors: `organization_not_found`. */
export function changeSubscription(
  ctx: OperatorContext,
  { slug, action }: { slug: string; action: AuditAction },
  termsOf: (before: Terms) => Terms,
): Promise<ChangedTerms> {
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await organizationOf(tx, slug);
    const own = eq(subscriptions.organizationId, id);
    const [before] = await tx
      .select({ plan: subscriptions.plan, limit: subscriptions.quotaLimit })
      .from(subscriptions)
      .where(own)
      .for('no key update');
    if (!before) throw new Error('An organization without a subscription.');
    const after = termsOf(before);
    if (after.plan === before.plan && after.limit === before.limit) return { before, after };
    await tx.update(subscriptions).set({ plan: after.plan, quotaLimit: after.limit }).where(own);
    await recordChange(ctx, tx, id, { action, target: id, before: { ...before }, after: { ...after } });
    return { before, after };
  });
}
