import type { ForgotPasswordBody, MailAcceptedReply } from '@refinery/contracts/auth.ts';
import type { Context } from '../context/context.ts';
import { startMail } from '../mail/send-mail.ts';
import { mailPasswordReset } from './internal/account-mails.ts';
import { countMailAsked } from './internal/attempt.ts';
import { findPerson, type Person, whereEmail } from './internal/find-person.ts';
import { accountOf, mailSubjects } from './internal/subjects.ts';

const MESSAGE =
  'If an account has this e-mail, a link to choose a new password is on its way: look into your inbox, and among the spam.';

/**
 * Mails a link to whoever has this e-mail. The answer is the same where nobody has, and comes after the same work: the rest is done when
 * it is on its way. `address` is the client's. Errors: `rate_limited`, after too many for the e-mail or from the address.
 */
export async function forgotPassword(
  ctx: Context,
  { email }: ForgotPasswordBody,
  { address }: { address: string },
): Promise<MailAcceptedReply> {
  await countMailAsked(ctx, mailSubjects(ctx, ['reset-password', accountOf(email)], address));
  const person = await findPerson(ctx.systemDb, whereEmail(email));
  if (person) ctx.background.run('a mail for a new password', () => mailLink(ctx, person));
  return { message: MESSAGE };
}

async function mailLink(ctx: Context, person: Person): Promise<void> {
  const mail = await ctx.systemDb.transaction((tx) => mailPasswordReset(ctx, tx, person));
  await startMail(ctx, mail);
}
