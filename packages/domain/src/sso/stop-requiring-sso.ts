import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { OperatorContext } from '../context/context.ts';
import { organizationOf } from '../organizations/find-operated.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';

/**
 * Lets the people of an organization sign in with their passwords again, where its identity provider has
 * locked them out. Answers whether single sign-on was required. Errors: `organization_not_found`.
 */
export function stopRequiringSso(
  ctx: OperatorContext,
  { slug }: { slug: string },
): Promise<{ wasRequired: boolean }> {
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await organizationOf(tx, slug);
    const { requireSso } = await lockOrganization(tx, id);
    if (!requireSso) return { wasRequired: false };
    await tx.update(organizations).set({ requireSso: false }).where(eq(organizations.id, id));
    await recordChange(ctx, tx, id, {
      action: 'sso-policy.update',
      target: id,
      before: { requireSso },
      after: { requireSso: false },
    });
    return { wasRequired: true };
  });
}
