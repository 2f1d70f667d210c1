import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq } from 'drizzle-orm';
import type { Configuration } from 'openid-client';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { KnownConnection } from './find-sso-connections.ts';
import { readMetadataOf } from './read-metadata-of.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

export interface OpenConnection {
  oidc: typeof import('openid-client');
  configuration: Configuration;
  row: ConnectionRow;
}

/**
 * What speaks to the identity provider of an organization in which nobody has signed in yet. Errors:
 * `connection_not_found`, `connection_invalid`.
 */
export async function openConnection(
  ctx: Pick<Context, 'db' | 'identityFetch' | 'settings'>,
  { id, organizationId }: Pick<KnownConnection, 'id' | 'organizationId'>,
): Promise<OpenConnection> {
  const own = and(eq(ssoConnections.id, id), eq(ssoConnections.organizationId, organizationId));
  const [row] = await openTenant(ctx.db, organizationId).run((tx) =>
    tx.select().from(ssoConnections).where(own),
  );
  if (!row) throw new DomainError('connection_not_found');
  const configuration = await readMetadataOf(ctx, row);
  return { oidc: await import('openid-client'), configuration, row };
}
