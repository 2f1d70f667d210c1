import type { Transaction } from '@refinery/db/create-db.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { eq } from 'drizzle-orm';
import type { ChangeContext } from '../../audit/record-change.ts';
import { deleteKeysOf } from './keys-of-person.ts';
import { takeSecondFactor } from './take-second-factor.ts';

/**
 * Takes from an account what opens it beside the password: second factor, linked accounts and those being
 * linked, API keys. Its e-mail is proved for the first time, and until now anybody may have set these up.
 * Answers how many keys there were.
 */
export async function removeUnprovedAccess(
  author: ChangeContext,
  tx: Transaction,
  userId: string,
): Promise<number> {
  await tx.delete(socialAccounts).where(eq(socialAccounts.userId, userId));
  await tx.delete(ssoFlows).where(eq(ssoFlows.linkingUserId, userId));
  await takeSecondFactor(author, tx, { userId, reason: 'first confirmation of the e-mail' });
  return deleteKeysOf(author, tx, userId);
}
