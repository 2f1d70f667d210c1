import type { BroadcastAudience } from '@refinery/contracts/operators.ts';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/**
 * Mails of operators to people of all organizations, and who wrote them: no row is ever changed but for how
 * far it has come. Not a tenant table: refinery_platform adds and reads them, refinery_system makes the
 * mails.
 */
export const broadcasts = pgTable(
  'broadcasts',
  {
    id: uuid().primaryKey(),
    /** The operator; null: they were erased. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    subject: text().notNull(),
    text: text().notNull(),
    audience: text().$type<BroadcastAudience>().notNull(),
    /** People whom it goes to: counted when it was accepted, and again when all their mails were made. */
    recipients: integer().notNull(),
    /** Mails that were made: of people in the order of their ids, up to `reached`. */
    accepted: integer().notNull().default(0),
    reached: uuid(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the last of the mails was made. */
    spreadAt: timestamp('spread_at', { withTimezone: true }),
  },
  (table) => [index('broadcasts_open_idx').on(table.id).where(sql`${table.spreadAt} is null`)],
);
