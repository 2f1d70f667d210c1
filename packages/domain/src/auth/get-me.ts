import type { MeReply } from '@refinery/contracts/auth.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findMemberReply } from './sessions.ts';

/**
 * The caller, or for an API key the person it belongs to, and what they may do in the organization that the
 * request acts in.
 */
export async function getMe(ctx: CallerContext<'systemDb'>): Promise<MeReply> {
  const user = await findMemberReply(ctx.systemDb, ctx.actor);
  if (!user) throw new DomainError('unauthenticated');
  const { kind, permissions } = ctx.actor;
  return { ...user, caller: kind === 'user' ? 'person' : kind, permissions: [...permissions] };
}
