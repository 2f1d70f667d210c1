import type { SocialAccountReply } from '@refinery/contracts/social-accounts.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { asc, eq } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { toSocialAccountReply } from './internal/to-social-account-reply.ts';

/** The accounts by which the caller may sign in, by the name of the provider. Errors: `forbidden`. */
export async function listSocialAccounts(ctx: CallerContext<'systemDb'>): Promise<SocialAccountReply[]> {
  const { userId } = requirePerson(ctx);
  const rows = await ctx.systemDb
    .select()
    .from(socialAccounts)
    .where(eq(socialAccounts.userId, userId))
    .orderBy(asc(socialAccounts.provider));
  return rows.map(toSocialAccountReply);
}
