import type { Scope } from '@refinery/contracts/enums.ts';
import { index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

export const apiKeys = tenantTable(
  'api_keys',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    prefix: text().notNull(),
    keyHash: text('key_hash').notNull().unique('api_keys_key_hash_key'),
    scopes: text().array().$type<Scope[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [index('api_keys_organization_id_idx').on(table.organizationId, table.id)],
  },
);
