import type { Db, Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { DomainError } from '../errors/domain-error.ts';
import { whereEmail } from './where-email.ts';

const { id, email: own, fullName, disabledAt, emailVerifiedAt, operatorSince } = users;

/** What operators see of a person. */
export type OperatedUser = Pick<
  typeof users.$inferSelect,
  'id' | 'email' | 'fullName' | 'disabledAt' | 'emailVerifiedAt' | 'operatorSince'
>;

/** Whoever has an e-mail, as far as operators see people. Errors: `user_not_found`. */
export async function findByEmail(db: Db | Transaction, email: string): Promise<OperatedUser> {
  const [user] = await db
    .select({ id, email: own, fullName, disabledAt, emailVerifiedAt, operatorSince })
    .from(users)
    .where(whereEmail(email));
  if (!user) throw new DomainError('user_not_found', `No account has the e-mail address ${email}.`);
  return user;
}
