import { foreignKey, index, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { memberships } from './memberships.ts';
import { ssoConnections } from './sso-connections.ts';
import { users } from './users.ts';

/**
 * Whom an identity provider means: somebody is what it calls them, never their e-mail. It ends with their
 * membership.
 */
export const ssoIdentities = tenantTable(
  'sso_identities',
  {
    connectionId: uuid('connection_id').notNull(),
    /** What the identity provider calls them. */
    subject: text().notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { select: false },
    extra: (table) => [
      primaryKey({ columns: [table.connectionId, table.subject] }),
      unique('sso_identities_user_key').on(table.connectionId, table.userId),
      foreignKey({
        name: 'sso_identities_connection_sso_connections_id_fk',
        columns: [table.organizationId, table.connectionId],
        foreignColumns: [ssoConnections.organizationId, ssoConnections.id],
      }).onDelete('cascade'),
      foreignKey({
        name: 'sso_identities_member_memberships_id_fk',
        columns: [table.organizationId, table.userId],
        foreignColumns: [memberships.organizationId, memberships.userId],
      }).onDelete('cascade'),
      index('sso_identities_membership_idx').on(table.organizationId, table.userId),
    ],
  },
);
