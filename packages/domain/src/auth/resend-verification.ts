import type { MailAcceptedReply } from '@refinery/contracts/auth.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startMail } from '../mail/send-mail.ts';
import { mailVerification } from './internal/account-mails.ts';
import { countMailAsked } from './internal/failure-limit.ts';
import { findPerson } from './internal/find-person.ts';
import { mailSubjects } from './internal/subjects.ts';

/**
 * Mails the caller a new link to confirm their e-mail, unless they have. `address` is the client's.
 * Errors: `forbidden`; `rate_limited`, after too many for the person or from the address.
 */
export async function resendVerification(
  ctx: ActorContext,
  _input: unknown,
  { address }: { address: string },
): Promise<MailAcceptedReply> {
  const { userId } = requirePerson(ctx);
  const person = await findPerson(ctx.systemDb, eq(users.id, userId));
  if (!person) throw new DomainError('unauthenticated');
  if (person.emailVerifiedAt) return { message: 'Your e-mail is already confirmed. There is nothing to do.' };
  await countMailAsked(ctx, mailSubjects(ctx, ['verify-email', userId], address));
  const mail = await ctx.systemDb.transaction((tx) => mailVerification(ctx, tx, person, 'verify-email'));
  await startMail(ctx, mail);
  return { message: 'We have sent you a new link. Check your inbox and your spam folder.' };
}
