import type { ProfileReply } from '@refinery/contracts/users.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toProfileReply } from './internal/to-profile-reply.ts';

/** The caller, or for an API key the person it belongs to. */
export async function getProfile(ctx: CallerContext<'systemDb'>): Promise<ProfileReply> {
  const [user] = await ctx.systemDb.select().from(users).where(eq(users.id, ctx.actor.userId));
  if (!user) throw new DomainError('unauthenticated');
  return toProfileReply(user);
}
