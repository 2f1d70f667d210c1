import { bigint, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organizations } from './organizations.ts';

/**
 * What was charged to an organization, meter by meter, in the period that began at `period_start`: what has ended well
 * and what is still in flight. A meter has one row, which the first charge of a new period moves on: a refund that meets
 * the end of a period finds the row that counts. No row: nothing was charged yet.
 */
export const usageCounters = pgTable(
  'usage_counters',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    /** The name of a meter; `domain/usage/meters.ts` has them all. */
    meter: text().notNull(),
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    /** In whole units of the meter. */
    used: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.meter] })],
);
