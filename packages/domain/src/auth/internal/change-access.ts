import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { OperatorContext } from '../../context/context.ts';
import { findByEmail } from '../../users/find-by-email.ts';
import { lockUser } from '../../users/lock-user.ts';

export interface AccessChange {
  email: string;
  action: AuditAction;
  disabledAt: Date | null;
}

/**
 * Says whether a person may sign in, which each of their organizations finds in its log. `also` takes effect with it. Answers whether
 * anything has changed. Errors: `user_not_found`.
 */
export function changeAccess(
  ctx: OperatorContext,
  { email, action, disabledAt }: AccessChange,
  also: (tx: Transaction, userId: string) => Promise<Record<string, unknown>> = async () => ({}),
): Promise<{ changed: boolean }> {
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await findByEmail(tx, email);
    // Who signs in at this moment is waited for, or waits.
    await lockUser(tx, id);
    const before = await findByEmail(tx, email);
    if ((before.disabledAt === null) === (disabledAt === null)) return { changed: false };
    await tx.update(users).set({ disabledAt }).where(eq(users.id, id));
    const after = { disabledAt, ...(await also(tx, id)) };
    const own = await tx
      .select({ organizationId: memberships.organizationId })
      .from(memberships)
      .where(eq(memberships.userId, id))
      // Each takes the head of a log: in one order, so that no two wait for each other.
      .orderBy(asc(memberships.organizationId));
    for (const { organizationId } of own) {
      const change = { action, target: id, before: { disabledAt: before.disabledAt }, after };
      await recordChange(ctx, tx, organizationId, change);
    }
    return { changed: true };
  });
}
