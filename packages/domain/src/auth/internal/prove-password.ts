import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';
import { addressKey } from '../address-key.ts';
import { verifyPassword, withPasswordTurn } from '../passwords.ts';
import { attempt } from './attempt.ts';
import { signInSubjects } from './subjects.ts';

export interface Proof {
  userId: string;
  password: string;
  /** Of the client. */
  address: string;
}

type User = typeof users.$inferSelect;

/**
 * Does something that takes the password of whoever is signed in: wrong ones, and wrong codes that `work` meets, count as failed sign-ins
 * of the account, since whoever holds a session may not guess more often than others.
 * Errors: `wrong_password`, `rate_limited`; what `work` throws.
 */
export async function provePassword<T>(
  ctx: Pick<Context, 'settings' | 'systemDb' | 'throttle'>,
  { userId, password, address }: Proof,
  work: (user: User) => Promise<T>,
): Promise<T> {
  const [user] = await ctx.systemDb.select().from(users).where(eq(users.id, userId));
  if (!user) throw new DomainError('unauthenticated');
  const subjects = await signInSubjects(ctx, user.email, address);
  return attempt(ctx, { subjects, failures: ['wrong_password', 'two_factor_code_invalid'] }, async () => {
    const matches = await withPasswordTurn(addressKey(address), () =>
      verifyPassword(user.passwordHash, password),
    );
    if (!matches) throw new DomainError('wrong_password', 'The current password is not this one.');
    return work(user);
  });
}
