import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { OperatorContext } from '../context/context.ts';
import { organizationOf } from './find-operated.ts';
import { lockOrganization } from './lock-organization.ts';

/**
 * Lets people work in an organization again. What waited goes on at the reconciler's next tick. Answers
 * whether it was suspended. Errors: `organization_not_found`.
 */
export function resumeOrganization(
  ctx: OperatorContext,
  { slug }: { slug: string },
): Promise<{ wasSuspended: boolean }> {
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await organizationOf(tx, slug);
    const { suspendedAt, suspendedReason } = await lockOrganization(tx, id);
    if (!suspendedAt) return { wasSuspended: false };
    await tx
      .update(organizations)
      .set({ suspendedAt: null, suspendedReason: null })
      .where(eq(organizations.id, id));
    await recordChange(ctx, tx, id, {
      action: 'organization.resume',
      target: id,
      before: { suspendedAt, reason: suspendedReason },
    });
    return { wasSuspended: true };
  });
}
