import type { Role } from '@refinery/contracts/enums.ts';
import { index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * Open invitations, one for each address. Accepted and revoked ones are gone: the audit log knows of them.
 */
export const invitations = tenantTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    /** In lower case. */
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** The SHA-256 of what opens it. */
    tokenHash: text('token_hash').notNull().unique('invitations_token_hash_key'),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: ['role', 'tokenHash', 'invitedBy', 'expiresAt'],
      delete: true,
    },
    extra: (table) => [
      uniqueIndex('invitations_email_key').on(table.organizationId, table.email),
      index('invitations_history_idx').on(table.organizationId, table.id),
      index('invitations_expires_at_idx').on(table.expiresAt),
    ],
  },
);
