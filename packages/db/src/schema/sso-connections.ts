import type { Role } from '@refinery/contracts/enums.ts';
import type { ConnectionKind, RoleRule } from '@refinery/contracts/sso-connections.ts';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** What the metadata of a SAML identity provider says. */
export interface SamlMetadata {
  /** Where people are sent to sign in, by HTTP-Redirect. */
  signInUrl: string;
  /** X.509 certificates with RSA keys that it signs with, DER in base64. */
  certificates: string[];
}

/** The identity providers of organizations, through which their people sign in. */
export const ssoConnections = tenantTable(
  'sso_connections',
  {
    id: uuid().primaryKey(),
    kind: text().$type<ConnectionKind>().notNull(),
    name: text().notNull(),
    /** It never changes: people are known by what this one calls them. */
    issuer: text().notNull(),
    /** This and its secret are of `oidc`, the columns of metadata of `saml`. */
    clientId: text('client_id'),
    /** The client's secret, sealed with the keyring for the purpose `sso-connection`. */
    sealedSecret: text('sealed_secret'),
    saml: jsonb().$type<SamlMetadata>(),
    /** Null: it was sent. */
    metadataUrl: text('metadata_url'),
    /** When metadata and certificates were looked at last, which is done each day. */
    checkedAt: timestamp('checked_at', { withTimezone: true }),
    /** Null: whom no rule matches cannot sign in. */
    defaultRole: text('default_role').$type<Role>(),
    roleMapping: jsonb('role_mapping').$type<RoleRule[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: [
        'name',
        'clientId',
        'sealedSecret',
        'saml',
        'metadataUrl',
        'checkedAt',
        'defaultRole',
        'roleMapping',
        'updatedAt',
      ],
      delete: true,
    },
    // What names a connection names its organization, too: none is another's.
    extra: (table) => [
      unique('sso_connections_own_key').on(table.organizationId, table.id),
      index('sso_connections_checked_idx').on(table.checkedAt).where(sql`kind = 'saml'`),
      check(
        'sso_connections_of_kind',
        sql`(kind = 'oidc') = (client_id is not null and sealed_secret is not null and saml is null and checked_at is null)
          and (kind = 'saml') = (saml is not null and checked_at is not null and client_id is null and sealed_secret is null)`,
      ),
    ],
  },
);
