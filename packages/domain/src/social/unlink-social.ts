import type { SocialProvider } from '@refinery/contracts/enums.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { and, eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockUser } from '../users/lock-user.ts';

/**
 * Takes an account from the ways in which the caller may sign in. Without a password they can ask for one by
 * mail. Errors: `forbidden`, `social_account_not_found`.
 */
export async function unlinkSocial(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { provider }: { provider: SocialProvider },
): Promise<void> {
  const { userId, organizationId } = requirePerson(ctx);
  await ctx.systemDb.transaction(async (tx) => {
    // Whoever signs in by it at this moment is before it, or too late.
    await lockUser(tx, userId);
    const [gone] = await tx
      .delete(socialAccounts)
      .where(and(eq(socialAccounts.userId, userId), eq(socialAccounts.provider, provider)))
      .returning({ provider: socialAccounts.provider });
    if (!gone) throw new DomainError('social_account_not_found');
    await recordChange(ctx, tx, organizationId, {
      action: 'social-account.unlink',
      target: userId,
      before: { provider },
    });
  });
}
