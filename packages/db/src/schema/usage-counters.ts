import { bigint, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * What was charged to an organization, meter by meter, in the period that began at `period_start`: what has
 * ended well and what is still in flight. A meter has one row, which the first charge of a new period moves
 * on: a refund that meets the end of a period finds the row that counts. No row: nothing was charged yet.
 */
export const usageCounters = tenantTable(
  'usage_counters',
  {
    /**
     * The name of a meter; those of the product stand in `domain/usage/meters/`, and with their kinds of
     * work.
     */
    meter: text().notNull(),
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    /** In whole units of the meter. */
    used: bigint({ mode: 'number' }).notNull(),
    /** How many of them are beyond the plan, and so paid for by themselves. */
    overage: bigint({ mode: 'number' }).notNull().default(0),
    /** The same of the month before, without what had not ended then: that counts in this month. */
    previousOverage: bigint('previous_overage', { mode: 'number' }).notNull().default(0),
  },
  {
    grants: { insert: true, update: ['periodStart', 'used', 'overage', 'previousOverage'] },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.meter] })],
  },
);
