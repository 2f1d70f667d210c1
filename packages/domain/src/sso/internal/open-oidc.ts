import type { Configuration } from 'openid-client';
import type { OidcRow } from './kinds.ts';
import type { IdentityContext } from './read-oidc-metadata.ts';
import { readOidcMetadataOf } from './read-oidc-metadata-of.ts';

/** What speaks to an OpenID provider. */
export interface OpenConnection {
  oidc: typeof import('openid-client');
  configuration: Configuration;
  row: OidcRow;
}

/** Opens a stored connection. Errors: `connection_invalid`. */
export async function openOidc(ctx: IdentityContext, row: OidcRow): Promise<OpenConnection> {
  const configuration = await readOidcMetadataOf(ctx, row);
  return { oidc: await import('openid-client'), configuration, row };
}
