import type { Role } from '@refinery/contracts/enums.ts';
import { index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

/**
 * Memberships that a directory has switched off. They are in no list of members, so whatever asks for a
 * member finds none: sessions and API keys are refused, and work again once the membership is back.
 */
export const inactiveMembers = tenantTable(
  'inactive_members',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    /** When they became a member. */
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    deactivatedAt: timestamp('deactivated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {},
    extra: (table) => [
      primaryKey({ columns: [table.organizationId, table.userId] }),
      index('inactive_members_user_id_idx').on(table.userId),
    ],
  },
);
