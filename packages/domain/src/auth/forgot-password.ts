import type { ForgotPasswordBody, MailAcceptedReply } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { CallDetails, Context } from '../context/context.ts';
import { startMail } from '../mail/send-mail.ts';
import { insertOwnOrganization, nameAfter } from '../organizations/insert-own-organization.ts';
import { whereEmail } from '../users/where-email.ts';
import { mailPasswordReset } from './internal/account-mails.ts';
import { countMailAsked } from './internal/attempt.ts';
import { findPerson, type Person } from './internal/find-person.ts';
import { accountOf, mailSubjects } from './internal/subjects.ts';

type User = typeof users.$inferSelect;

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
  const [user] = await ctx.systemDb.select().from(users).where(whereEmail(email));
  if (user) ctx.background.run('a mail for a new password', () => mailLink({ ...ctx, address }, user));
  return { message: MESSAGE };
}

async function mailLink(ctx: Context & CallDetails, user: User): Promise<void> {
  const mail = await ctx.systemDb.transaction(async (tx) =>
    mailPasswordReset(
      ctx,
      tx,
      (await findPerson(tx, eq(users.id, user.id))) ?? (await settle(ctx, tx, user)),
    ),
  );
  await startMail(ctx, mail);
}

/** Who has left or lost every organization gets a new one, as at a sign-in: mails and the audit log need to belong somewhere. */
async function settle(ctx: Context & CallDetails, tx: Transaction, user: User): Promise<Person> {
  const own = { userId: user.id, name: nameAfter(user.fullName) };
  const { id: organizationId } = await insertOwnOrganization(ctx, tx, own);
  return { id: user.id, email: user.email, fullName: user.fullName, organizationId };
}
