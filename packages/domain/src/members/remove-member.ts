import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { endMembership } from './internal/end-membership.ts';

/**
 * Removes a member of the caller's organization, sessions and API keys included. Errors: `forbidden`,
 * `member_not_found`, `last_admin`.
 */
export async function removeMember(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { id }: { id: string },
): Promise<void> {
  requirePermission(ctx, 'members:write');
  await endMembership(ctx, { action: 'member.remove', userId: id });
}
