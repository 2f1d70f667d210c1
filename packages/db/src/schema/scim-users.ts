import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  jsonb,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { ssoConnections } from './sso-connections.ts';
import { users } from './users.ts';

/** An e-mail as a directory has it. */
export interface DirectoryEmail {
  value: string;
  type?: string;
  primary?: boolean;
}

/** What a directory says of somebody, and nothing here reads. */
export interface DirectoryAttributes {
  displayName?: string;
  name?: { formatted?: string; givenName?: string; familyName?: string };
  emails?: DirectoryEmail[];
}

/** People as the directory of an identity provider has them. */
export const scimUsers = tenantTable(
  'scim_users',
  {
    id: uuid().primaryKey(),
    connectionId: uuid('connection_id').notNull(),
    userName: text('user_name').notNull(),
    /** What the directory calls them. */
    externalId: text('external_id'),
    active: boolean().notNull(),
    attributes: jsonb().$type<DirectoryAttributes>().notNull(),
    /** Whose account it is; null: they were never active. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {},
    extra: (table) => [
      foreignKey({
        name: 'scim_users_connection_sso_connections_id_fk',
        columns: [table.organizationId, table.connectionId],
        foreignColumns: [ssoConnections.organizationId, ssoConnections.id],
      }).onDelete('cascade'),
      // What names one names the connection, too: none is another's.
      unique('scim_users_own_key').on(table.connectionId, table.id),
      uniqueIndex('scim_users_user_name_key').on(table.connectionId, sql`lower(${table.userName})`),
      unique('scim_users_user_key').on(table.connectionId, table.userId),
      index('scim_users_connection_idx').on(table.organizationId, table.connectionId),
      index('scim_users_user_id_idx').on(table.userId),
    ],
  },
);
