import type { SamlMetadata } from '@refinery/db/schema/sso-connections.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** A connection by OpenID Connect. */
export type OidcRow = ConnectionRow & { clientId: string; sealedSecret: string };
/** A connection by SAML. */
export type SamlRow = ConnectionRow & { saml: SamlMetadata };

/** The table has a check: a connection is of exactly one kind. */
export const isOidc = (row: ConnectionRow): row is OidcRow =>
  row.clientId !== null && row.sealedSecret !== null;

export const isSaml = (row: ConnectionRow): row is SamlRow => row.saml !== null;

/** What is done with a connection, by its kind. */
export function byKind<T>(
  row: ConnectionRow,
  { oidc, saml }: { oidc: (row: OidcRow) => T; saml: (row: SamlRow) => T },
): T {
  if (isOidc(row)) return oidc(row);
  if (isSaml(row)) return saml(row);
  throw new TypeError('A connection is by OpenID Connect or SAML.');
}
