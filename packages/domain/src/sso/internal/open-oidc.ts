import type { OpenProvider } from '../../oidc/open-provider.ts';
import { type IdentityContext, readOidcMetadata } from '../../oidc/read-oidc-metadata.ts';
import { openClientSecret } from './connection-secret.ts';
import type { OidcRow } from './kinds.ts';

/** What speaks to the OpenID provider of a connection. */
export interface OpenConnection extends OpenProvider {
  row: OidcRow;
}

/** Reads the metadata of a stored connection's identity provider. Errors: `connection_invalid`. */
export async function openOidc(ctx: IdentityContext, row: OidcRow): Promise<OpenConnection> {
  const { issuer, clientId } = row;
  const clientSecret = openClientSecret(ctx.settings.keyring, row);
  const open = await readOidcMetadata(ctx, { issuer, clientId, clientSecret });
  return { oidc: open.oidc, configuration: open.configuration, row };
}
