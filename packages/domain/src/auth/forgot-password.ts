import type { ForgotPasswordBody, MailAcceptedReply } from '@refinery/contracts/auth.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { CallDetails, Context } from '../context/context.ts';
import { startMail } from '../mail/send-mail.ts';
import { lockUser } from '../users/lock-user.ts';
import { whereEmail } from '../users/where-email.ts';
import { mailPasswordReset } from './internal/account-mails.ts';
import { countMailAsked } from './internal/failure-limit.ts';
import { settledPerson } from './internal/settled-person.ts';
import { accountOf, mailSubjects } from './internal/subjects.ts';

type User = typeof users.$inferSelect;

const MESSAGE =
  'If there is an account with this e-mail, we have sent a link to choose a new password. Check your inbox and your spam folder.';

/**
 * Mails a link to whoever has this e-mail, unless the account is disabled. The answer is the same where
 * nobody has, and comes after the same work: the rest is done when it is on its way. `address` is the
 * client's. Errors: `rate_limited`, after too many for the e-mail or from the address.
 */
export async function forgotPassword(
  ctx: Context,
  { email }: ForgotPasswordBody,
  { address }: { address: string },
): Promise<MailAcceptedReply> {
  await countMailAsked(ctx, mailSubjects(ctx, ['reset-password', accountOf(email)], address));
  const [user] = await ctx.systemDb.select().from(users).where(whereEmail(email));
  if (user && !user.disabledAt)
    ctx.background.run('a mail for a new password', () => mailLink({ ...ctx, address }, user));
  return { message: MESSAGE };
}

async function mailLink(ctx: Context & CallDetails, user: User): Promise<void> {
  const mail = await ctx.systemDb.transaction(async (tx) => {
    await lockUser(tx, user.id);
    const [now] = await tx.select().from(users).where(eq(users.id, user.id));
    // Whoever was disabled meanwhile has no link that works.
    if (!now || now.disabledAt) return undefined;
    return mailPasswordReset(ctx, tx, await settledPerson(ctx, tx, now));
  });
  if (mail) await startMail(ctx, mail);
}
