import type { Transaction } from '@refinery/db/create-db.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { CallDetails, Context } from '../context/context.ts';
import { endTokens } from './internal/account-tokens.ts';
import { removeUnprovedAccess } from './internal/remove-unproved-access.ts';
import { NO_PASSWORD_HASH } from './passwords.ts';
import { endSessions } from './sessions.ts';

/**
 * Gives an account to the owner of its e-mail, who has been proved for the first time. Until now anybody may
 * have set it up: password, second factor, linked accounts, API keys, sessions and open tokens end. The owner
 * can ask for a new password by mail.
 */
export async function claimAccount(
  ctx: Pick<Context, 'clock'> & CallDetails,
  tx: Transaction,
  userId: string,
): Promise<void> {
  const author = { ...ctx, actor: { kind: 'user', userId } } as const;
  const proved = { passwordHash: NO_PASSWORD_HASH, emailVerifiedAt: ctx.clock.now() };
  await tx.update(users).set(proved).where(eq(users.id, userId));
  await endSessions(ctx, tx, eq(sessions.userId, userId));
  await endTokens(tx, userId);
  await removeUnprovedAccess(author, tx, userId);
}
