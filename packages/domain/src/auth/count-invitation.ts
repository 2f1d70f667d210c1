import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { mayBeAnybody } from '../mail/may-be-anybody.ts';
import { countMailAsked } from './internal/failure-limit.ts';
import { invitationSubjects } from './internal/subjects.ts';

/**
 * Counts an invitation, which is a mail to somebody who may not have asked for it. Errors: `rate_limited`,
 * after three of them to one address within the window of guesses, or five hundred of an organization within
 * a day; where mails go out, after five within a day of somebody whose own address is not confirmed.
 */
export async function countInvitation(
  ctx: CallerContext<'settings' | 'systemDb' | 'throttle'>,
  { email }: { email: string },
): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const [inviter] = await ctx.systemDb
    .select({ emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId));
  const unconfirmedId = mayBeAnybody(ctx, inviter ?? { emailVerifiedAt: null }) ? userId : null;
  await countMailAsked(ctx, invitationSubjects(ctx, { organizationId, email, unconfirmedId }));
}
