import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import type { Context } from '../../context/context.ts';

export interface Link {
  userId: string;
  provider: SocialProvider;
  account: ProvenAccount;
}

export type LinkRow = typeof socialAccounts.$inferSelect;

/**
 * Links an account to a person. Answers nothing where it is linked already, or the person has another of this
 * provider.
 */
export async function insertLink(
  { clock }: Pick<Context, 'clock'>,
  tx: Transaction,
  { userId, provider, account }: Link,
): Promise<LinkRow | undefined> {
  const { subject, name } = account;
  const [made] = await tx
    .insert(socialAccounts)
    .values({ provider, subject, userId, name, createdAt: clock.now() })
    .onConflictDoNothing()
    .returning();
  return made;
}
