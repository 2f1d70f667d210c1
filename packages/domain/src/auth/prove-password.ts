import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { addressKey } from '../security/address-key.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { signInSubjects } from './internal/subjects.ts';
import { NO_PASSWORD_HASH, verifyPassword, withPasswordTurn } from './passwords.ts';

export interface Proof {
  /** The current one, as the caller says. */
  password: string;
  /** Of the client. */
  address: string;
}

type User = typeof users.$inferSelect;

/**
 * Does something that takes the password of whoever is signed in: wrong ones, and wrong codes that `work`
 * meets, count as failed sign-ins of the account, since whoever holds a session may not guess more often than
 * others. The audit log has them. Errors: `forbidden`, `wrong_password`, `rate_limited`; what `work` throws.
 */
export async function provePassword<T>(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb' | 'throttle'>,
  { password, address }: Proof,
  work: (user: User) => Promise<T>,
): Promise<T> {
  const { userId, organizationId } = requirePerson(ctx);
  const [user] = await ctx.systemDb.select().from(users).where(eq(users.id, userId));
  if (!user) throw new DomainError('unauthenticated');
  const subjects = await signInSubjects(ctx, user.email, address);
  return limitFailures(
    ctx,
    { subjects, failures: ['wrong_password', 'two_factor_code_invalid'] },
    async () => {
      const matches = await withPasswordTurn(addressKey(address), () =>
        verifyPassword(user.passwordHash, password),
      );
      if (matches) return work(user);
      await ctx.systemDb.transaction((tx) =>
        recordChange(ctx, tx, organizationId, { action: 'user.refused-password', target: userId }),
      );
      throw new DomainError(
        'wrong_password',
        user.passwordHash === NO_PASSWORD_HASH
          ? 'Your account has no password yet. Ask for one by mail: POST /api/auth/forgot-password.'
          : 'The current password is wrong.',
      );
    },
  );
}
