import { index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { prompts } from './prompts.ts';
import { users } from './users.ts';

/**
 * Links that show one version of a prompt to whoever has them. A revoked one is gone: the audit log knows of
 * it. What the prompt is called later may not be for them: a link has the name and the description of the
 * time when its version was chosen.
 */
export const shareLinks = tenantTable(
  'share_links',
  {
    id: uuid().primaryKey(),
    promptId: uuid('prompt_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    name: text().notNull(),
    description: text(),
    /** The SHA-256 of what opens it. */
    tokenHash: text('token_hash').notNull().unique('share_links_token_hash_key'),
    /** argon2id; null: without a password. */
    passwordHash: text('password_hash'),
    /** Null: any number. */
    maxViews: integer('max_views'),
    views: integer().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: ['version', 'name', 'description', 'passwordHash', 'maxViews', 'views', 'expiresAt'],
      delete: true,
    },
    extra: (table) => [
      index('share_links_page_idx').on(table.organizationId, table.userId, table.id),
      index('share_links_prompt_idx').on(table.promptId),
      index('share_links_user_idx').on(table.userId),
    ],
  },
);
