import type { ConnectionReply, UpdateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { sealClientSecret } from './internal/connection-secret.ts';
import { lockConnection } from './internal/find-connection.ts';
import { requireSomeRole } from './internal/require-some-role.ts';
import { auditedConnection, type ConnectionRow, toConnectionReply } from './internal/to-connection-reply.ts';

/**
 * Changes a connection; what is left out stays. Errors: `forbidden`, `connection_not_found`,
 * `validation_failed`.
 */
export async function updateConnection(
  ctx: CallerContext<'clock' | 'settings'>,
  { id, clientSecret, ...plain }: UpdateConnectionBody & { id: string },
): Promise<ConnectionReply> {
  requirePermission(ctx, 'sso:write');
  return mutate(ctx, 'connection.update', async (tx) => {
    const before = await lockConnection(ctx, tx, id);
    const row: ConnectionRow = { ...before, ...plain, updatedAt: ctx.clock.now() };
    if (clientSecret !== undefined)
      row.sealedSecret = sealClientSecret(ctx.settings.keyring, row.organizationId, clientSecret);
    requireSomeRole(row);
    const { name, clientId, sealedSecret, defaultRole, roleMapping, updatedAt } = row;
    await tx
      .update(ssoConnections)
      .set({ name, clientId, sealedSecret, defaultRole, roleMapping, updatedAt })
      .where(whereOwn(ctx, ssoConnections, id));
    const after = { ...auditedConnection(row), newSecret: clientSecret !== undefined };
    return { target: id, before: auditedConnection(before), after, result: toConnectionReply(ctx, row) };
  });
}
