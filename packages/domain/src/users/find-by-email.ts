import type { Db, Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { DomainError } from '../errors.ts';
import { whereEmail } from './where-email.ts';

/** Whoever has an e-mail, as far as operators see people. Errors: `user_not_found`. */
export async function findByEmail(
  db: Db | Transaction,
  email: string,
): Promise<Pick<typeof users.$inferSelect, 'id' | 'email' | 'fullName' | 'disabledAt'>> {
  const { id, fullName, disabledAt } = users;
  const [user] = await db
    .select({ id, email: users.email, fullName, disabledAt })
    .from(users)
    .where(whereEmail(email));
  if (!user) throw new DomainError('user_not_found', `No account has the e-mail address ${email}.`);
  return user;
}
