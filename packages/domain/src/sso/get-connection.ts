import type { ConnectionReply } from '@refinery/contracts/sso-connections.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findConnection } from './internal/find-connection.ts';
import { toConnectionReply } from './internal/to-connection-reply.ts';

/** One connection of the organization. Errors: `forbidden`, `connection_not_found`. */
export async function getConnection(
  ctx: CallerContext<'settings'>,
  { id }: { id: string },
): Promise<ConnectionReply> {
  requirePermission(ctx, 'sso:read');
  return toConnectionReply(ctx, await ctx.tenant.run((tx) => findConnection(ctx, tx, id)));
}
