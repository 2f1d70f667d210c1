import { sql } from 'drizzle-orm';
import { index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

/** A signed-in session: one family of refresh tokens, of which only the newest works. */
export const sessions = tenantTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    refreshTokenHash: text('refresh_token_hash').notNull(),
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
      index('sessions_user_id_idx').on(table.userId),
      index('sessions_expires_at_idx').on(table.expiresAt),
    ],
  },
);
