import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { endMembership } from './internal/end-membership.ts';

/** Ends the caller's own membership. Errors: `forbidden`, `last_admin`. */
export async function leaveOrganization(ctx: CallerContext<'clock' | 'systemDb'>): Promise<void> {
  const { userId } = requirePerson(ctx, { anySignIn: true });
  await endMembership(ctx, { action: 'member.leave', userId });
}
