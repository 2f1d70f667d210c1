import type { OpenProvider } from '../../oidc/authorization.ts';
import type { IdentityContext } from '../../oidc/read-oidc-metadata.ts';
import type { OidcRow } from './kinds.ts';
import { readOidcMetadataOf } from './read-oidc-metadata-of.ts';

/** What speaks to an OpenID provider. */
export interface OpenConnection extends OpenProvider {
  row: OidcRow;
}

/** Opens a stored connection. Errors: `connection_invalid`. */
export async function openOidc(ctx: IdentityContext, row: OidcRow): Promise<OpenConnection> {
  const configuration = await readOidcMetadataOf(ctx, row);
  return { oidc: await import('openid-client'), configuration, row };
}
