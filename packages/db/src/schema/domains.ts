import { sql } from 'drizzle-orm';
import { index, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** The e-mail domains of organizations. Each is proved by itself, and is one organization's at a time. */
export const domains = tenantTable(
  'domains',
  {
    id: uuid().primaryKey(),
    /** In small letters, as ASCII, without a dot at its end. */
    domain: text().notNull(),
    /** What the DNS must say. It is no secret: everybody can read it there. */
    token: text().notNull(),
    /** Null: not proved yet, or not any more. */
    verifiedAt: timestamp('verified_at', { withTimezone: true }),
    /** When it was looked for last, whether name servers answered or not. Null: not yet. */
    checkedAt: timestamp('checked_at', { withTimezone: true }),
    /** The first answer without the record, since the last one with it. */
    missingSince: timestamp('missing_since', { withTimezone: true }),
    /** Daily answers in a row that the record is missing. */
    missingAnswers: smallint('missing_answers').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: ['verifiedAt', 'checkedAt', 'missingSince', 'missingAnswers'],
      delete: true,
    },
    extra: (table) => [
      uniqueIndex('domains_own_key').on(table.organizationId, table.domain),
      uniqueIndex('domains_verified_key').on(table.domain).where(sql`${table.verifiedAt} is not null`),
      index('domains_history_idx').on(table.organizationId, table.id),
      index('domains_checked_idx').on(table.checkedAt).where(sql`${table.verifiedAt} is not null`),
    ],
  },
);
