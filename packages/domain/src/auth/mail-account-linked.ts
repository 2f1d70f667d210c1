import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { sendMail } from '../mail/send-mail.ts';
import type { JobId } from '../work/tables.ts';
import { nameFor } from './internal/account-mails.ts';
import { findPerson } from './internal/find-person.ts';

/**
 * Accepts a mail that tells a person that an account elsewhere opens theirs. Call `startMail` after the
 * commit. Undefined for whoever belongs to no organization.
 * @param there where that account is, for people
 */
export async function mailAccountLinked(
  ctx: Pick<Context, 'clock' | 'quotas' | 'settings'> & { requestId?: string },
  tx: Transaction,
  userId: string,
  there: string,
): Promise<JobId | undefined> {
  const person = await findPerson(tx, eq(users.id, userId));
  if (!person) return undefined;
  const { organizationId, email } = person;
  const link = `${ctx.settings.publicUrl}/me?tab=security`;
  const data = { ...nameFor(person), provider: there, linkedAt: ctx.clock.now().toISOString(), link };
  return sendMail(ctx, tx, { organizationId, userId, to: email, template: 'account-linked', data });
}
