import { bigint, primaryKey, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** How many rewrites an organization had checked in a month: all that is kept of a check. */
export const checkCounts = tenantTable(
  'check_counts',
  {
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    checks: bigint({ mode: 'number' }).notNull(),
  },
  {
    grants: { insert: true, update: ['checks'] },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.periodStart] })],
  },
);
