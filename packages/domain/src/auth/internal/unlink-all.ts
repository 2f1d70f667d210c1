import type { Transaction } from '@refinery/db/create-db.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { eq } from 'drizzle-orm';

/** Takes all linked accounts from a person, also those being linked, where anybody may have linked them. */
export async function unlinkAll(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(socialAccounts).where(eq(socialAccounts.userId, userId));
  await tx.delete(ssoFlows).where(eq(ssoFlows.linkingUserId, userId));
}
