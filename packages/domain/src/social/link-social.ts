import type { LinkSocialBody, SocialAccountReply } from '@refinery/contracts/social-accounts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { and, eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { mailAccountLinked } from '../auth/mail-account-linked.ts';
import { requirePerson } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startMail } from '../mail/send-mail.ts';
import { takeCode } from '../sign-in-flows/take-code.ts';
import { lockUser } from '../users/lock-user.ts';
import type { JobId } from '../work/tables.ts';
import { insertLink, type Link, type LinkRow } from './internal/insert-link.ts';
import { toSocialAccountReply } from './internal/to-social-account-reply.ts';
import { nameOfProvider } from './providers.ts';

/**
 * Links the account with which somebody came back to that of the caller, who has begun it, and tells them by
 * mail. Errors: `forbidden`, `social_code_invalid`; `social_account_taken` where it is another's, or the
 * caller has linked another one of this provider.
 */
export async function linkSocial(ctx: ActorContext, given: LinkSocialBody): Promise<SocialAccountReply> {
  const { userId } = requirePerson(ctx);
  const linked = await ctx.systemDb.transaction(async (tx) => {
    // Whoever proves at this moment that the e-mail is theirs takes links and codes: before this, or after.
    await lockUser(tx, userId);
    const cameBack = await takeCode(ctx, tx, given);
    if (cameBack?.by !== 'social' || cameBack.linkingUserId !== userId) return null;
    return link(ctx, tx, { userId, provider: cameBack.provider, account: cameBack.account });
  });
  // After the commit: a wrong verifier uses the code up.
  if (linked === null)
    throw new DomainError(
      'social_code_invalid',
      'The code is wrong, was already used or has expired. Begin to link the account again.',
    );
  if (linked.mail) await startMail(ctx, linked.mail);
  return toSocialAccountReply(linked.row);
}

async function link(
  ctx: ActorContext,
  tx: Transaction,
  wanted: Link,
): Promise<{ row: LinkRow; mail: JobId | undefined }> {
  const { userId, provider } = wanted;
  const made = await insertLink(ctx, tx, wanted);
  if (!made) return { row: await findSame(tx, wanted), mail: undefined };
  await recordChange(ctx, tx, requirePerson(ctx).organizationId, {
    action: 'social-account.link',
    target: userId,
    after: { provider },
  });
  return { row: made, mail: await mailAccountLinked(ctx, tx, userId, nameOfProvider(provider)) };
}

/** The link, where it has stood before. Errors: `social_account_taken`. */
async function findSame(tx: Transaction, { userId, provider, account }: Link): Promise<LinkRow> {
  const [own] = await tx
    .select()
    .from(socialAccounts)
    .where(and(eq(socialAccounts.userId, userId), eq(socialAccounts.provider, provider)));
  if (own?.subject === account.subject) return own;
  const there = nameOfProvider(provider);
  throw new DomainError(
    'social_account_taken',
    own
      ? `You have linked another ${there} account. Unlink it first.`
      : `This ${there} account is linked to another account here. Sign in with it, and unlink it there first.`,
  );
}
