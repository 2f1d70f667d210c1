import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';

/**
 * Locks a person to the end of the transaction. Whoever changes the password, or what begins and ends with it
 * (sessions, tokens), takes this lock first, and so waits for nobody who waits for them.
 */
export async function lockUser(tx: Transaction, userId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
}
