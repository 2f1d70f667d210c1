import type { ConnectionTestReply } from '@refinery/contracts/sso-connections.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { countSigningKeys } from './internal/count-signing-keys.ts';
import { findConnection } from './internal/find-connection.ts';
import { readMetadataOf } from './internal/read-metadata-of.ts';

/**
 * Reads metadata and keys of an identity provider again. Errors: `forbidden`, `connection_not_found`,
 * `connection_invalid`.
 */
export async function testConnection(
  ctx: CallerContext<'identityFetch' | 'settings'>,
  { id }: { id: string },
): Promise<ConnectionTestReply> {
  requirePermission(ctx, 'sso:write');
  const row = await ctx.tenant.run((tx) => findConnection(ctx, tx, id));
  const configuration = await readMetadataOf(ctx, row);
  const metadata = configuration.serverMetadata();
  return {
    issuer: row.issuer,
    authorizationEndpoint: metadata.authorization_endpoint ?? '',
    tokenEndpoint: metadata.token_endpoint ?? '',
    signingKeys: await countSigningKeys(ctx, metadata.jwks_uri ?? ''),
  };
}
