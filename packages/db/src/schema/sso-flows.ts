import type { Role, SocialProvider } from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { ssoConnections } from './sso-connections.ts';
import { users } from './users.ts';

/** Who somebody is, as an identity provider has said. */
interface ProvenPerson {
  subject: string;
  /** Null: it says none. */
  email: string | null;
  fullName: string | null;
}

/** The same of an organization's identity provider. */
export interface ProvenIdentity extends ProvenPerson {
  /** Null: no rule matches, and the connection has no default. */
  role: Role | null;
  /** Whether rules say the role, so that it follows them at each sign-in. */
  isRoleManaged: boolean;
}

/** The same of a social provider. Its e-mail is one that it calls confirmed. */
export interface ProvenAccount extends ProvenPerson {
  /** Whether nobody else can have that e-mail now: it is the provider's own, or managed there. */
  isEmailCertain: boolean;
  /** What the account is called, for people. */
  name: string | null;
}

/**
 * Sign-ins through identity providers of organizations, and through social providers, that have begun and not
 * ended. Not a tenant table: nobody has signed in yet, and only refinery_system reads them.
 */
export const ssoFlows = pgTable(
  'sso_flows',
  {
    id: uuid().primaryKey(),
    /** Null: through a social provider. */
    connectionId: uuid('connection_id').references(() => ssoConnections.id, { onDelete: 'cascade' }),
    socialProvider: text('social_provider').$type<SocialProvider>(),
    /** Who links the account, and does not sign in. */
    linkingUserId: uuid('linking_user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the state, which comes back with the person. */
    stateHash: text('state_hash').notNull().unique('sso_flows_state_hash_key'),
    /** SHA-256 of the verifier of who began, in base64url. */
    challenge: text().notNull(),
    /** Where the browser goes in the end: an address of ours, or of the person's own machine. */
    returnTo: text('return_to').notNull(),
    /** First of the sign-in, then of its code. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** When the person came back: the state works once. */
    returnedAt: timestamp('returned_at', { withTimezone: true }),
    /** SHA-256 of the code that the person is given; null: they have not come back. */
    codeHash: text('code_hash').unique('sso_flows_code_hash_key'),
    /** Who came back through a connection. */
    identity: jsonb().$type<ProvenIdentity>(),
    /** Who came back through a social provider. */
    account: jsonb().$type<ProvenAccount>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('sso_flows_expires_at_idx').on(table.expiresAt),
    index('sso_flows_connection_id_idx').on(table.connectionId),
    index('sso_flows_linking_user_id_idx').on(table.linkingUserId),
    check(
      'sso_flows_through',
      sql`(connection_id is null) = (social_provider is not null)
        and (identity is null or connection_id is not null)
        and (coalesce(account::text, linking_user_id::text) is null or social_provider is not null)`,
    ),
  ],
);
