import type { Preferences } from '@refinery/contracts/users.ts';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** People. Not a tenant table: one person may belong to several organizations. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    fullName: text('full_name').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** When the person last proved that the e-mail is theirs; null: never. */
    emailVerifiedAt: timestamp('email_verified_at', { withTimezone: true }),
    /** Since when they may not sign in, by decision of whoever operates the product; null: they may. */
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    /** Since when they operate the product, as only a command says; null: they do not. */
    operatorSince: timestamp('operator_since', { withTimezone: true }),
    /** When they began the trial of an organization; null: never. One is enough for a person. */
    trialStartedAt: timestamp('trial_started_at', { withTimezone: true }),
    /** BCP 47; null: none chosen. */
    locale: text(),
    preferences: jsonb().$type<Preferences>().notNull().default({}),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
    // Operators search for a part of it.
    index('users_email_part_idx').using('gin', sql`lower(${table.email}) gin_trgm_ops`),
  ],
);
