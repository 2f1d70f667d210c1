import type { Plan } from '@refinery/contracts/enums.ts';
import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organizations } from './organizations.ts';

/** The plan of an organization and what it has used of it in the current period. */
export const subscriptions = pgTable('subscriptions', {
  organizationId: uuid('organization_id')
    .primaryKey()
    .references(() => organizations.id, { onDelete: 'cascade' }),
  plan: text().$type<Plan>().notNull(),
  periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
  periodEnd: timestamp('period_end', { withTimezone: true }).notNull(),
  /** Optimizations a period; null is unlimited. */
  quotaLimit: bigint('quota_limit', { mode: 'number' }),
  /** Charged in this period: what has ended well and what is still in flight. */
  used: bigint({ mode: 'number' }).notNull().default(0),
});
