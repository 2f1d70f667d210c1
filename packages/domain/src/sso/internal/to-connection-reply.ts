import type { ConnectionKind, ConnectionReply } from '@refinery/contracts/sso-connections.ts';
import { SSO_CALLBACK_PATH, SSO_SAML_PATH } from '@refinery/contracts/sso-sign-in.ts';
import type { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import type { Context } from '../../context/context.ts';
import { certificateFacts } from '../../saml/certificate.ts';

export type ConnectionRow = typeof ssoConnections.$inferSelect;

/** Where identity providers send people back to. For SAML it is also what we are called there. */
export const redirectUriOf = (
  { publicUrl }: Pick<Context['settings'], 'publicUrl'>,
  kind: ConnectionKind,
): string => `${publicUrl}${kind === 'saml' ? SSO_SAML_PATH : SSO_CALLBACK_PATH}`;

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
  redirectUri: redirectUriOf(settings, row.kind),
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
