import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { accountDisabled } from './account-disabled.ts';

/**
 * Locks a person to the end of the transaction: whoever disables the account ends all sessions, and none
 * begins meanwhile. Errors: `account_disabled`.
 */
export async function requireEnabled(tx: Transaction, userId: string): Promise<void> {
  const [user] = await tx
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update');
  if (!user || user.disabledAt) throw accountDisabled();
}
