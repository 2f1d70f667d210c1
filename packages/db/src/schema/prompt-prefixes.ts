import { date, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { apiKeys } from './api-keys.ts';

/**
 * Where the prompts of an API key for one model first differed on a day, each compared with those before it.
 * Of all places the most frequent is kept, as far as that can be told without keeping all: `votes` is by how
 * much it is ahead.
 */
export const promptPrefixes = tenantTable(
  'prompt_prefixes',
  {
    apiKeyId: uuid('api_key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    /** `provider/model`, as it was asked for. */
    model: text().notNull(),
    /** In UTC. */
    day: date({ mode: 'string' }).notNull(),
    /** Prompts that were compared. */
    compared: integer().notNull(),
    /** Of these, those whose tools or system texts were not the same. */
    differed: integer().notNull(),
    /** Bytes from the start of the prompt; null: none differed. */
    differsAt: integer('differs_at'),
    votes: integer().notNull(),
    /** Up to 120 characters of two prompts there. Null as well where no texts are kept. */
    excerpt: text(),
  },
  {
    grants: {
      insert: true,
      update: ['compared', 'differed', 'differsAt', 'votes', 'excerpt'],
    },
    extra: (table) => [
      primaryKey({
        name: 'prompt_prefixes_pkey',
        columns: [table.organizationId, table.apiKeyId, table.model, table.day],
      }),
      // Keys are deleted by their id.
      index('prompt_prefixes_key_idx').on(table.apiKeyId),
      index('prompt_prefixes_day_idx').on(table.organizationId, table.day),
    ],
  },
);
