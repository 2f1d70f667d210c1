import type { ChangePasswordBody } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, ne } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startMail } from '../mail/send-mail.ts';
import { addressKey } from '../security/address-key.ts';
import type { JobId } from '../work/tables.ts';
import { mailPasswordChanged } from './internal/account-mails.ts';
import { findPerson } from './internal/find-person.ts';
import { countWorkingKeys } from './internal/keys-of-person.ts';
import { assertPasswordAllowed, hashPassword, personalTextsOf, withPasswordTurn } from './passwords.ts';
import { provePassword } from './prove-password.ts';
import { endSessions } from './sessions.ts';

/**
 * Changes the caller's password and ends all their other sessions, in every organization; a mail tells them.
 * Wrong current passwords count as failed sign-ins of the account: whoever holds a session may not guess more
 * often than others.
 * Errors: `forbidden`, `wrong_password`, `validation_failed`, `rate_limited`.
 */
export async function changePassword(
  ctx: ActorContext,
  { currentPassword, newPassword }: ChangePasswordBody,
  { address }: { address: string },
): Promise<void> {
  await provePassword(ctx, { password: currentPassword, address }, async (user) => {
    await assertPasswordAllowed(newPassword, personalTextsOf(user), 'newPassword');
    const passwordHash = await withPasswordTurn(addressKey(address), () => hashPassword(newPassword));
    const mail = await ctx.systemDb.transaction((tx) => replacePassword(ctx, tx, user, passwordHash));
    if (mail) await startMail(ctx, mail);
  });
}

async function replacePassword(
  ctx: ActorContext,
  tx: Transaction,
  user: typeof users.$inferSelect,
  passwordHash: string,
): Promise<JobId | undefined> {
  const { userId, sessionId, organizationId } = requirePerson(ctx);
  // Whoever changed it meanwhile knew the password before: the later of two has to know the newer one.
  const [changed] = await tx
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, userId), eq(users.passwordHash, user.passwordHash)))
    .returning({ id: users.id });
  if (!changed)
    throw new DomainError('wrong_password', 'The password was changed a moment ago. Send the new password.');
  const ended = await endSessions(ctx, tx, and(eq(sessions.userId, userId), ne(sessions.id, sessionId)));
  await recordChange(ctx, tx, organizationId, {
    action: 'user.change-password',
    target: userId,
    after: { endedSessions: ended.length },
  });
  const person = await findPerson(tx, eq(users.id, userId));
  if (!person) return undefined;
  const workingApiKeys = await countWorkingKeys(ctx, tx, userId);
  return mailPasswordChanged(ctx, tx, person, { workingApiKeys, revokedApiKeys: 0 });
}
