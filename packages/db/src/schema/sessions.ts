import { sql } from 'drizzle-orm';
import { check, foreignKey, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { ssoConnections } from './sso-connections.ts';
import { users } from './users.ts';

/**
 * A signed-in session: one family of refresh tokens, of which only the newest works, or one cookie of a
 * browser.
 */
export const sessions = tenantTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Through which identity provider the person signed in; null: as themselves. */
    connectionId: uuid('connection_id'),
    /** Null: the session is a cookie's. */
    refreshTokenHash: text('refresh_token_hash'),
    /** Hash of the cookie, which stays the same as long as the session lasts. */
    cookieHash: text('cookie_hash'),
    /** Hashes of tokens already exchanged, newest first: seeing one again means it was stolen. */
    usedTokenHashes: text('used_token_hashes').array().notNull().default(sql`'{}'`),
    /** What the client called itself when it signed in, and from where; null where nobody said. */
    device: text(),
    address: text(),
    /** To the minute; null: not since it began. */
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  {
    grants: { select: false },
    extra: (table) => [
      foreignKey({
        name: 'sessions_connection_sso_connections_id_fk',
        columns: [table.organizationId, table.connectionId],
        foreignColumns: [ssoConnections.organizationId, ssoConnections.id],
      }).onDelete('cascade'),
      index('sessions_connection_idx')
        .on(table.organizationId, table.connectionId)
        .where(sql`${table.connectionId} is not null`),
      index('sessions_user_id_idx').on(table.userId),
      index('sessions_expires_at_idx').on(table.expiresAt),
      check('sessions_one_secret', sql`num_nonnulls(${table.refreshTokenHash}, ${table.cookieHash}) = 1`),
    ],
  },
);
