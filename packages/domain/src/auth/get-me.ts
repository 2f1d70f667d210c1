import type { UserReply } from '@refinery/contracts/auth.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { findMember } from './sessions.ts';

/** The caller, or for an API key the person it belongs to. */
export async function getMe(ctx: CallerContext<'systemDb'>): Promise<UserReply> {
  const user = await findMember(ctx.systemDb, ctx.actor);
  if (!user) throw new DomainError('unauthenticated');
  return user;
}
