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
    /**
     * Since when they come in by their password as well, where others may not: as an admin, and with the
     * second factor that they had by then; null: they do not.
     */
    ssoExemptAt: timestamp('sso_exempt_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  {
    grants: { update: ['role', 'ssoExemptAt'], delete: true },
    extra: (table) => [
      primaryKey({ columns: [table.organizationId, table.userId] }),
      index('memberships_user_id_idx').on(table.userId),
    ],
  },
);
