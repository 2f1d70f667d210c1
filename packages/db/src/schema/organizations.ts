import type { Provider, RemoteProvider, Strictness, VerifyMode } from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const organizations = pgTable('organizations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  slug: text().notNull().unique('organizations_slug_key'),
  defaultProvider: text('default_provider').$type<Provider>(),
  /** How doubts about a model's result are dealt with; null: `doubts` and `normal`. */
  verify: text().$type<VerifyMode>(),
  strictness: text().$type<Strictness>(),
  /** The second reader; null: the model that refined. */
  verifierProvider: text('verifier_provider').$type<RemoteProvider>(),
  verifierModel: text('verifier_model'),
  /** Whether people without a second factor may do nothing here but set one up. */
  requireTwoFactor: boolean('require_two_factor').notNull().default(false),
  /** In lower case; empty: people of any may join. */
  allowedEmailDomains: text('allowed_email_domains').array().notNull().default(sql`'{}'`),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  /** Since when nobody works in it, by decision of whoever operates the product, and what its people are told; null: they do. */
  suspendedAt: timestamp('suspended_at', { withTimezone: true }),
  suspendedReason: text('suspended_reason'),
  /** When it is to be deleted with all that it has; null: it stays. */
  deletesAt: timestamp('deletes_at', { withTimezone: true }),
});
