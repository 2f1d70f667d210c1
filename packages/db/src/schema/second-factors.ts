import { sql } from 'drizzle-orm';
import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/**
 * The second factor of a person's sign-in. Theirs in all organizations, so not a tenant table: only
 * refinery_system reads it.
 */
export const secondFactors = pgTable('second_factors', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** What codes are made from, sealed with the keyring. */
  sealedSecret: text('sealed_secret').notNull(),
  /** Null until the person has shown a code: before that nothing asks for one. */
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  /** The 30 s since 1970 of the newest code that was used: it and those before it work no more. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  /** SHA-256 of recovery codes that are left. */
  recoveryHashes: text('recovery_hashes').array().notNull().default(sql`'{}'`),
});
