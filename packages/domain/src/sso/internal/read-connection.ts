import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import type { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { findConnectionById, type KnownConnection } from './find-sso-connections.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/**
 * The whole connection of an organization in which nobody has signed in yet. Errors: `connection_not_found`.
 */
export async function readConnection(
  ctx: Pick<Context, 'db'>,
  { id, organizationId }: Pick<KnownConnection, 'id' | 'organizationId'>,
): Promise<ConnectionRow> {
  const own = and(eq(ssoConnections.id, id), eq(ssoConnections.organizationId, organizationId));
  const [row] = await openTenant(ctx.db, organizationId).run((tx) =>
    tx.select().from(ssoConnections).where(own),
  );
  if (!row) throw new DomainError('connection_not_found');
  return row;
}

/** That of a sign-in. Errors: `connection_not_found`, also where it is at a social provider. */
export async function readFlowConnection(
  ctx: Pick<Context, 'db' | 'systemDb'>,
  { connectionId }: Pick<typeof ssoFlows.$inferSelect, 'connectionId'>,
): Promise<ConnectionRow> {
  const connection = connectionId === null ? undefined : await findConnectionById(ctx, connectionId);
  if (!connection) throw new DomainError('connection_not_found');
  return readConnection(ctx, connection);
}
