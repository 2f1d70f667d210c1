import { foreignKey, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { ssoConnections } from './sso-connections.ts';

/** What the directory of an identity provider shows to change people and groups. Only hashes are stored. */
export const scimTokens = tenantTable(
  'scim_tokens',
  {
    id: uuid().primaryKey(),
    connectionId: uuid('connection_id').notNull(),
    name: text().notNull(),
    /** Its first characters, to know it by. */
    prefix: text().notNull(),
    tokenHash: text('token_hash').notNull().unique('scim_tokens_token_hash_key'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** To the minute. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [
      foreignKey({
        name: 'scim_tokens_connection_sso_connections_id_fk',
        columns: [table.organizationId, table.connectionId],
        foreignColumns: [ssoConnections.organizationId, ssoConnections.id],
      }).onDelete('cascade'),
      index('scim_tokens_history_idx').on(table.organizationId, table.id),
      index('scim_tokens_connection_idx').on(table.organizationId, table.connectionId),
    ],
  },
);
