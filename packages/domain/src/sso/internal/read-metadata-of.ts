import type { Configuration } from 'openid-client';
import { openClientSecret } from './connection-secret.ts';
import { type IdentityContext, readMetadata } from './read-metadata.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** Reads the metadata of a stored connection's identity provider. Errors: `connection_invalid`. */
export function readMetadataOf(ctx: IdentityContext, row: ConnectionRow): Promise<Configuration> {
  const { issuer, clientId } = row;
  const clientSecret = openClientSecret(ctx.settings.keyring, row);
  return readMetadata(ctx, { issuer, clientId, clientSecret });
}
