import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { lockConnection } from './internal/find-connection.ts';
import { auditedConnection } from './internal/to-connection-reply.ts';

/** Removes a connection: sessions through it end, and nobody can sign in through it. Errors: `forbidden`, `connection_not_found`. */
export async function deleteConnection(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'sso:write');
  await mutate(ctx, 'connection.delete', async (tx) => {
    // Whoever signs in through it at this moment is either in before, or does not get in.
    await lockOrganization(tx, ctx.actor.organizationId);
    const row = await lockConnection(ctx, tx, id);
    await tx.delete(ssoConnections).where(whereOwn(ctx, ssoConnections, id));
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: auditedConnection(row), result: undefined };
  });
}
