import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { asc, eq } from 'drizzle-orm';
import { type ChangeContext, recordChange } from '../../audit/record-change.ts';

/**
 * Takes a person's second factor away, also one that is not confirmed yet, without a code of it. Each of
 * their organizations finds it in its log with the reason. Answers whether there was one.
 */
export async function takeSecondFactor(
  author: ChangeContext,
  tx: Transaction,
  { userId, reason }: { userId: string; reason: string },
): Promise<boolean> {
  const [taken] = await tx
    .delete(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .returning({ userId: secondFactors.userId });
  if (!taken) return false;
  const own = await tx
    .select({ organizationId: memberships.organizationId })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    // Each takes the head of a log: in one order, so that no two wait for each other.
    .orderBy(asc(memberships.organizationId));
  for (const { organizationId } of own) {
    const change = { action: 'two-factor.disable', target: userId, after: { by: reason } } as const;
    await recordChange(author, tx, organizationId, change);
  }
  return true;
}
