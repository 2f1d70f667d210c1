import type { SocialAccountReply } from '@refinery/contracts/social-accounts.ts';
import type { socialAccounts } from '@refinery/db/schema/social-accounts.ts';

/** A linked account as its person sees it. */
export const toSocialAccountReply = ({
  provider,
  name,
  createdAt,
}: typeof socialAccounts.$inferSelect): SocialAccountReply => ({
  provider,
  name,
  createdAt: createdAt.toISOString(),
});
