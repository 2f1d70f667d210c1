import type { Role } from '@refinery/contracts/enums.ts';
import type { ConnectionKind, RoleRule } from '@refinery/contracts/sso-connections.ts';
import { jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** The identity providers of organizations, through which their people sign in. */
export const ssoConnections = tenantTable(
  'sso_connections',
  {
    id: uuid().primaryKey(),
    kind: text().$type<ConnectionKind>().notNull(),
    name: text().notNull(),
    /** It never changes: people are known by what this one calls them. */
    issuer: text().notNull(),
    clientId: text('client_id').notNull(),
    /** The client's secret, sealed with the keyring for the purpose `sso-connection`. */
    sealedSecret: text('sealed_secret').notNull(),
    /** Null: whom no rule matches cannot sign in. */
    defaultRole: text('default_role').$type<Role>(),
    roleMapping: jsonb('role_mapping').$type<RoleRule[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: ['name', 'clientId', 'sealedSecret', 'defaultRole', 'roleMapping', 'updatedAt'],
      delete: true,
    },
    // What names a connection names its organization, too: none is another's.
    extra: (table) => [unique('sso_connections_own_key').on(table.organizationId, table.id)],
  },
);
