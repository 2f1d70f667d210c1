import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
import { findByEmail } from '../../users/find-by-email.ts';
import { lockUser } from '../../users/lock-user.ts';

type Access = Pick<typeof users.$inferSelect, 'disabledAt' | 'operatorSince'>;

export interface AccessChange {
  email: string;
  action: AuditAction;
  of: keyof Access;
  since: Date | null;
}

/**
 * Says whether a person may sign in, or operates the product, which each of their organizations finds in its
 * log. `also` takes effect with it. Answers whether anything has changed. Errors: `user_not_found`.
 */
export function changeAccess(
  ctx: OperatorContext,
  { email, action, of, since }: AccessChange,
  also: (tx: Transaction, userId: string) => Promise<Record<string, unknown>> = async () => ({}),
): Promise<{ changed: boolean }> {
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await findByEmail(tx, email);
    // Who signs in at this moment is waited for, or waits.
    await lockUser(tx, id);
    const before = await findByEmail(tx, email);
    if ((before[of] === null) === (since === null)) return { changed: false };
    const access: Partial<Access> = of === 'disabledAt' ? { disabledAt: since } : { operatorSince: since };
    await tx.update(users).set(access).where(eq(users.id, id));
    const after = { ...access, ...(await also(tx, id)) };
    const own = await tx
      .select({ organizationId: memberships.organizationId })
      .from(memberships)
      .where(eq(memberships.userId, id))
      // Each takes the head of a log: in one order, so that no two wait for each other.
      .orderBy(asc(memberships.organizationId));
    for (const { organizationId } of own) {
      const change = { action, target: id, before: { [of]: before[of] }, after };
      await recordChange(ctx, tx, organizationId, change);
    }
    return { changed: true };
  });
}
