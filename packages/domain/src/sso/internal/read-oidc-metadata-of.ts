import type { Configuration } from 'openid-client';
import { openClientSecret } from './connection-secret.ts';
import type { OidcRow } from './kinds.ts';
import { type IdentityContext, readOidcMetadata } from './read-oidc-metadata.ts';

/** Reads the metadata of a stored connection's identity provider. Errors: `connection_invalid`. */
export function readOidcMetadataOf(ctx: IdentityContext, row: OidcRow): Promise<Configuration> {
  const { issuer, clientId } = row;
  const clientSecret = openClientSecret(ctx.settings.keyring, row);
  return readOidcMetadata(ctx, { issuer, clientId, clientSecret });
}
