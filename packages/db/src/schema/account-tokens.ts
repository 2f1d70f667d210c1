import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/** What a token sent by mail is good for. */
export type AccountTokenKind = 'verify-email' | 'reset-password';

/**
 * Single-use tokens of people. Not a tenant table: they are of no organization, and only refinery_system
 * reads them.
 */
export const accountTokens = pgTable(
  'account_tokens',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text().$type<AccountTokenKind>().notNull(),
    /** SHA-256 of the token, which nobody but its owner has. */
    tokenHash: text('token_hash').notNull().unique('account_tokens_token_hash_key'),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('account_tokens_user_id_idx').on(table.userId, table.kind),
    index('account_tokens_expires_at_idx').on(table.expiresAt),
  ],
);
