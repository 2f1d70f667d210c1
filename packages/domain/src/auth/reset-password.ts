import type { PasswordResetReply, ResetPasswordBody } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { startMail } from '../mail/send-mail.ts';
import { addressKey } from '../security/address-key.ts';
import type { JobId } from '../work/tables.ts';
import { mailPasswordChanged } from './internal/account-mails.ts';
import { endTokens, findTokenOwner, takeToken } from './internal/account-tokens.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { findPerson } from './internal/find-person.ts';
import { countWorkingKeys, deleteKeysOf } from './internal/keys-of-person.ts';
import { removeUnprovedAccess } from './internal/remove-unproved-access.ts';
import { addressSubject, clientOf } from './internal/subjects.ts';
import { assertPasswordAllowed, hashPassword, personalTextsOf, withPasswordTurn } from './passwords.ts';
import { endSessions } from './sessions.ts';

/**
 * Gives whoever was mailed this token a new password, and ends all their sessions and open tokens; with
 * `revokeKeys` it deletes their API keys, too. It proves, too, that the e-mail is theirs; where nobody had
 * confirmed it before, whoever set the account up may be another, and so keys, second factor and linked
 * accounts go as well. `address` is the client's. Errors: `validation_failed`, which leaves the token as it
 * is; `account_token_invalid`, and after too many of these from the address `rate_limited`.
 */
export async function resetPassword(
  ctx: Context,
  { token, newPassword, revokeKeys = false }: ResetPasswordBody,
  { address }: { address: string },
): Promise<PasswordResetReply> {
  const wrong = { subjects: [addressSubject(ctx, address)], failures: ['account_token_invalid'] } as const;
  const { email, mail, reply } = await limitFailures(ctx, wrong, async () => {
    const user = await findTokenOwner(ctx, { token, kind: 'reset-password' });
    await assertPasswordAllowed(newPassword, personalTextsOf(user), 'newPassword');
    const passwordHash = await withPasswordTurn(addressKey(address), () => hashPassword(newPassword));
    const sent = await ctx.systemDb.transaction(async (tx) => {
      const { userId } = await takeToken(ctx, tx, { token, kind: 'reset-password' });
      return replacePassword({ ...ctx, address }, tx, { userId, passwordHash, revokeKeys });
    });
    return { email: user.email, ...sent };
  });
  if (mail) await startMail(ctx, mail);
  // They have proved who they are: what others got wrong does not keep them from signing in.
  await ctx.throttle.known.add(clientOf(email, address));
  return reply;
}

async function replacePassword(
  ctx: Context & { address: string },
  tx: Transaction,
  { userId, passwordHash, revokeKeys }: { userId: string; passwordHash: string; revokeKeys: boolean },
): Promise<{ mail: JobId | undefined; reply: PasswordResetReply }> {
  const [before] = await tx
    .select({ emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId));
  await tx.update(users).set({ passwordHash, emailVerifiedAt: ctx.clock.now() }).where(eq(users.id, userId));
  await endSessions(ctx, tx, eq(sessions.userId, userId));
  await endTokens(tx, userId);
  const author = { ...ctx, actor: { kind: 'user', userId } } as const;
  let revokedApiKeys = 0;
  if (before?.emailVerifiedAt === null) revokedApiKeys = await removeUnprovedAccess(author, tx, userId);
  else if (revokeKeys) revokedApiKeys = await deleteKeysOf(author, tx, userId);
  const reply = { workingApiKeys: await countWorkingKeys(ctx, tx, userId), revokedApiKeys };
  const person = await findPerson(tx, eq(users.id, userId));
  if (!person) return { mail: undefined, reply };
  await recordChange(author, tx, person.organizationId, { action: 'user.reset-password', target: userId });
  return {
    mail: await mailPasswordChanged(
      ctx,
      tx,
      { ...person, emailVerifiedAt: before?.emailVerifiedAt ?? null },
      reply,
    ),
    reply,
  };
}
