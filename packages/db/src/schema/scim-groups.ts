import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { scimUsers } from './scim-users.ts';
import { ssoConnections } from './sso-connections.ts';

/** Groups as the directory of an identity provider has them. */
export const scimGroups = tenantTable(
  'scim_groups',
  {
    id: uuid().primaryKey(),
    connectionId: uuid('connection_id').notNull(),
    displayName: text('display_name').notNull(),
    /** What the directory calls it. */
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['displayName', 'externalId', 'updatedAt'], delete: true },
    extra: (table) => [
      foreignKey({
        name: 'scim_groups_connection_sso_connections_id_fk',
        columns: [table.organizationId, table.connectionId],
        foreignColumns: [ssoConnections.organizationId, ssoConnections.id],
      }).onDelete('cascade'),
      unique('scim_groups_own_key').on(table.connectionId, table.id),
      uniqueIndex('scim_groups_display_name_key').on(table.connectionId, sql`lower(${table.displayName})`),
      index('scim_groups_connection_idx').on(table.organizationId, table.connectionId),
    ],
  },
);

/** Who belongs to which group. */
export const scimGroupMembers = tenantTable(
  'scim_group_members',
  {
    connectionId: uuid('connection_id').notNull(),
    groupId: uuid('group_id').notNull(),
    scimUserId: uuid('scim_user_id').notNull(),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [
      primaryKey({ columns: [table.groupId, table.scimUserId] }),
      foreignKey({
        name: 'scim_group_members_group_scim_groups_id_fk',
        columns: [table.connectionId, table.groupId],
        foreignColumns: [scimGroups.connectionId, scimGroups.id],
      }).onDelete('cascade'),
      foreignKey({
        name: 'scim_group_members_user_scim_users_id_fk',
        columns: [table.connectionId, table.scimUserId],
        foreignColumns: [scimUsers.connectionId, scimUsers.id],
      }).onDelete('cascade'),
      index('scim_group_members_user_idx').on(table.connectionId, table.scimUserId),
      index('scim_group_members_group_idx').on(table.connectionId, table.groupId),
      index('scim_group_members_organization_idx').on(table.organizationId),
    ],
  },
);
