import type { Configuration } from 'openid-client';
import { type IdentityContext, readOidcMetadata } from '../../oidc/read-oidc-metadata.ts';
import { openClientSecret } from './connection-secret.ts';
import type { OidcRow } from './kinds.ts';

/** Reads the metadata of a stored connection's identity provider. Errors: `connection_invalid`. */
export function readOidcMetadataOf(ctx: IdentityContext, row: OidcRow): Promise<Configuration> {
  const { issuer, clientId } = row;
  const clientSecret = openClientSecret(ctx.settings.keyring, row);
  return readOidcMetadata(ctx, { issuer, clientId, clientSecret });
}
