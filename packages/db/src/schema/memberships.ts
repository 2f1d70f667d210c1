import type { Role } from '@refinery/contracts/enums.ts';
import { index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

export const memberships = tenantTable(
  'memberships',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  {
    grants: { update: ['role'], delete: true },
    extra: (table) => [
      primaryKey({ columns: [table.organizationId, table.userId] }),
      index('memberships_user_id_idx').on(table.userId),
    ],
  },
);
