import { memberships } from '@refinery/db/schema/memberships.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { recordChange } from '../audit/record-change.ts';
import { accountDisabled } from '../auth/account-disabled.ts';
import type { OperatorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { organizationOf } from '../organizations/find-operated.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { findByEmail } from '../users/find-by-email.ts';
import { whereMember } from './internal/change-member.ts';

/**
 * Makes a member of an organization an admin of it, which holds from their next request on. Answers whether
 * they were none before. Errors: `organization_not_found`, `user_not_found`, `account_disabled`,
 * `member_not_found`.
 */
export async function promoteMember(
  ctx: OperatorContext<'db'>,
  { email, slug }: { email: string; slug: string },
): Promise<{ changed: boolean }> {
  const { id: organizationId } = await organizationOf(ctx.operatorDb, slug);
  const user = await findByEmail(ctx.operatorDb, email);
  if (user.disabledAt) throw accountDisabled();
  const member = whereMember({ organizationId, userId: user.id });
  return withTenant(ctx.db, organizationId, async (tx) => {
    await lockOrganization(tx, organizationId);
    const [row] = await tx.select({ role: memberships.role }).from(memberships).where(member);
    if (!row) throw new DomainError('member_not_found', `${user.email} is not a member of ${slug}.`);
    if (row.role === 'admin') return { changed: false };
    await tx.update(memberships).set({ role: 'admin' }).where(member);
    const change = {
      action: 'member.update',
      target: user.id,
      before: row,
      after: { role: 'admin' },
    } as const;
    await recordChange(ctx, tx, organizationId, change);
    return { changed: true };
  });
}
