import type { PasswordResetReply } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { Context } from '../../context/context.ts';
import { linkTo } from '../../mail/link-to.ts';
import { sendMail } from '../../mail/send-mail.ts';
import type { JobId } from '../../work/tables.ts';
import { issueToken } from './account-tokens.ts';
import type { Person } from './find-person.ts';

type MailContext = Pick<Context, 'clock' | 'quotas' | 'settings'> & { requestId?: string };

/** Accepts a mail by which a person confirms their e-mail; the older links work no more. */
export async function mailVerification(
  ctx: MailContext,
  tx: Transaction,
  person: Person,
  template: 'welcome' | 'verify-email',
): Promise<JobId> {
  const { id, email, organizationId } = person;
  const { token, expiresAt } = await issueToken(ctx, tx, { userId: id, kind: 'verify-email' });
  const link = linkTo(ctx.settings, 'verify-email', token);
  const data = { ...nameFor(person), link, expiresAt: expiresAt.toISOString() };
  return sendMail(ctx, tx, { organizationId, userId: id, to: email, template, data });
}

/** Accepts a mail by which a person chooses a new password; the older links work no more. */
export async function mailPasswordReset(ctx: MailContext, tx: Transaction, person: Person): Promise<JobId> {
  const { id, email, organizationId } = person;
  const { token, expiresAt } = await issueToken(ctx, tx, { userId: id, kind: 'reset-password' });
  const link = linkTo(ctx.settings, 'reset-password', token);
  const data = { ...nameFor(person), link, expiresAt: expiresAt.toISOString() };
  return sendMail(ctx, tx, { organizationId, userId: id, to: email, template: 'reset-password', data });
}

/**
 * Accepts a mail that tells a person that their password is another one, and what became of their API keys.
 */
export function mailPasswordChanged(
  ctx: MailContext,
  tx: Transaction,
  person: Person,
  keys: PasswordResetReply,
): Promise<JobId> {
  const { id, email, organizationId } = person;
  const changedAt = ctx.clock.now().toISOString();
  const data = { ...nameFor(person), changedAt, ...keys, link: `${ctx.settings.publicUrl}/forgot-password` };
  return sendMail(ctx, tx, { organizationId, userId: id, to: email, template: 'password-changed', data });
}

/**
 * Their name where the address is known to be theirs: whoever registered may have written something to a
 * stranger in it.
 */
export const nameFor = ({
  fullName,
  emailVerifiedAt,
}: Pick<Person, 'fullName' | 'emailVerifiedAt'>): { fullName?: string } =>
  emailVerifiedAt ? { fullName } : {};
