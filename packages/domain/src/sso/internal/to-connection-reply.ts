import type { ConnectionReply } from '@refinery/contracts/sso-connections.ts';
import { SSO_CALLBACK_PATH } from '@refinery/contracts/sso-sign-in.ts';
import type { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import type { Context } from '../../context/context.ts';

export type ConnectionRow = typeof ssoConnections.$inferSelect;

/** Where identity providers send people back to. */
export const redirectUriOf = ({ publicUrl }: Pick<Context['settings'], 'publicUrl'>): string =>
  `${publicUrl}${SSO_CALLBACK_PATH}`;

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
  redirectUri: redirectUriOf(settings),
  defaultRole: row.defaultRole,
  roleMapping: row.roleMapping,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** What the audit log says of a connection. */
export const auditedConnection = ({ name, issuer, clientId, defaultRole, roleMapping }: ConnectionRow) => ({
  name,
  issuer,
  clientId,
  defaultRole,
  roleMapping,
});
