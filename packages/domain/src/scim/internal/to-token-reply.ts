import { SCIM_PATH, type ScimTokenReply } from '@refinery/contracts/scim-tokens.ts';
import type { scimTokens } from '@refinery/db/schema/scim-tokens.ts';
import type { Context } from '../../context/context.ts';

export type ScimTokenRow = typeof scimTokens.$inferSelect;

/** Where directories find people and groups. */
export const scimUrlOf = ({ publicUrl }: Pick<Context['settings'], 'publicUrl'>): string =>
  `${publicUrl}${SCIM_PATH}`;

/** A token as its organization sees it. */
export const toTokenReply = ({ settings }: Pick<Context, 'settings'>, row: ScimTokenRow): ScimTokenReply => ({
  id: row.id,
  name: row.name,
  connectionId: row.connectionId,
  prefix: row.prefix,
  baseUrl: scimUrlOf(settings),
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

/** What the audit log says of a token. */
export const auditedToken = ({ name, connectionId, prefix }: ScimTokenRow) => ({
  name,
  connectionId,
  prefix,
});
