import type { SocialProvider } from '@refinery/contracts/enums.ts';
import { pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/**
 * Accounts elsewhere by which people sign in as themselves. Theirs in all organizations, so not a tenant
 * table: only refinery_system reads it.
 */
export const socialAccounts = pgTable(
  'social_accounts',
  {
    provider: text().$type<SocialProvider>().notNull(),
    /** What the provider calls them: it never changes there. */
    subject: text().notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** E-mail or user name when it was linked, for people; null: the provider says none. */
    name: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.subject] }),
    unique('social_accounts_user_key').on(table.userId, table.provider),
  ],
);
