import type { Role } from '@refinery/contracts/enums.ts';
import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { ssoConnections } from './sso-connections.ts';

/** Who somebody is, as an identity provider has said. */
export interface ProvenIdentity {
  subject: string;
  /** Null: it says none. */
  email: string | null;
  fullName: string | null;
  /** Null: no rule matches, and the connection has no default. */
  role: Role | null;
  /** Whether rules say the role, so that it follows them at each sign-in. */
  isRoleManaged: boolean;
}

/**
 * Sign-ins through identity providers that have begun and not ended. Not a tenant table: nobody has signed in
 * yet, and only refinery_system reads them.
 */
export const ssoFlows = pgTable(
  'sso_flows',
  {
    id: uuid().primaryKey(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => ssoConnections.id, { onDelete: 'cascade' }),
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
    identity: jsonb().$type<ProvenIdentity>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('sso_flows_expires_at_idx').on(table.expiresAt),
    index('sso_flows_connection_id_idx').on(table.connectionId),
  ],
);
