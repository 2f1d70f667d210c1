import type { ConnectionTestReply } from '@refinery/contracts/sso-connections.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { openClientSecret } from './internal/connection-secret.ts';
import { countSigningKeys } from './internal/count-signing-keys.ts';
import { findConnection } from './internal/find-connection.ts';
import { readMetadata } from './internal/read-metadata.ts';

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
  const { issuer, clientId } = row;
  const clientSecret = openClientSecret(ctx.settings.keyring, row);
  const configuration = await readMetadata(ctx, { issuer, clientId, clientSecret });
  const metadata = configuration.serverMetadata();
  return {
    issuer,
    authorizationEndpoint: metadata.authorization_endpoint ?? '',
    tokenEndpoint: metadata.token_endpoint ?? '',
    signingKeys: await countSigningKeys(ctx, metadata.jwks_uri ?? ''),
  };
}
