import type { ChangePasswordBody } from '@refinery/contracts/auth.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { addressKey } from './address-key.ts';
import { attempt } from './internal/attempt.ts';
import { signInSubjects } from './internal/subjects.ts';
import { assertPasswordAllowed, hashPassword, verifyPassword, withPasswordTurn } from './passwords.ts';

/**
 * Changes the caller's password and ends all their other sessions, in every organization. Wrong current passwords count as failed
 * sign-ins of the account: whoever holds a session may not guess more often than others.
 * Errors: `forbidden`, `wrong_password`, `validation_failed`, `rate_limited`.
 */
export async function changePassword(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb' | 'throttle'>,
  { currentPassword, newPassword }: ChangePasswordBody,
  { address }: { address: string },
): Promise<void> {
  const { userId, sessionId, organizationId } = requirePerson(ctx);
  const [user] = await ctx.systemDb.select().from(users).where(eq(users.id, userId));
  if (!user) throw new DomainError('unauthenticated');
  const subjects = await signInSubjects(ctx, user.email, address);
  await attempt(ctx, { subjects, failures: ['wrong_password'] }, async () => {
    const matches = await withPasswordTurn(addressKey(address), () =>
      verifyPassword(user.passwordHash, currentPassword),
    );
    if (matches) return;
    await ctx.systemDb.transaction((tx) =>
      recordChange(ctx, tx, organizationId, { action: 'user.refused-password', target: userId }),
    );
    throw new DomainError('wrong_password', 'The current password is not this one.');
  });
  const [name] = user.email.split('@');
  await assertPasswordAllowed(newPassword, [user.email, name ?? '', user.fullName], 'newPassword');
  const passwordHash = await withPasswordTurn(addressKey(address), () => hashPassword(newPassword));
  await ctx.systemDb.transaction(async (tx) => {
    // Whoever changed it meanwhile knew the password before: the later of two has to know the newer one.
    const [changed] = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash)))
      .returning({ id: users.id });
    if (!changed) throw new DomainError('wrong_password', 'The password was changed a moment ago.');
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.clock.now() })
      .where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    await recordChange(ctx, tx, organizationId, {
      action: 'user.change-password',
      target: userId,
      after: { endedSessions: ended.length },
    });
  });
}
