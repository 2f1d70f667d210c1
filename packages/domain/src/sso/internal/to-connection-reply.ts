import type { ConnectionReply } from '@refinery/contracts/sso-connections.ts';
import { SSO_SAML_PATH } from '@refinery/contracts/sso-sign-in.ts';
import type { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import type { Context } from '../../context/context.ts';
import { certificateFacts } from '../../saml/certificate.ts';
import { callbackUrl } from '../../sign-in-flows/callback-url.ts';

export type ConnectionRow = typeof ssoConnections.$inferSelect;

/** Where SAML identity providers send people back to, which is also what we are called there. */
export const samlUrl = ({ publicUrl }: Pick<Context['settings'], 'publicUrl'>): string =>
  `${publicUrl}${SSO_SAML_PATH}`;

/** Where the identity provider of a connection sends people back to. */
export const redirectUriOf = (
  settings: Pick<Context['settings'], 'publicUrl'>,
  { kind, organizationId }: Pick<ConnectionRow, 'kind' | 'organizationId'>,
): string => (kind === 'saml' ? samlUrl(settings) : callbackUrl(settings, organizationId));

/** A connection as its organization sees it: without its secret. */
export const toConnectionReply = (
  { settings }: Pick<Context, 'settings'>,
  row: ConnectionRow,
): ConnectionReply => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  issuer: row.issuer,
  clientId: row.clientId,
  redirectUri: redirectUriOf(settings, row),
  saml: samlSettingsOf(row),
  defaultRole: row.defaultRole,
  roleMapping: row.roleMapping,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

function samlSettingsOf({ saml, metadataUrl }: ConnectionRow): ConnectionReply['saml'] {
  if (saml === null) return null;
  const certificates = saml.certificates
    .map(certificateFacts)
    .map(({ fingerprint, expiresAt }) => ({ fingerprint, expiresAt: expiresAt.toISOString() }));
  return { metadataUrl, signInUrl: saml.signInUrl, certificates };
}

/** What the audit log says of a connection: nothing that is secret. */
export const auditedConnection = (row: ConnectionRow) => {
  const { name, issuer, defaultRole, roleMapping } = row;
  const common = { name, issuer, defaultRole, roleMapping };
  return row.saml === null ? { ...common, clientId: row.clientId } : { ...common, saml: samlSettingsOf(row) };
};
