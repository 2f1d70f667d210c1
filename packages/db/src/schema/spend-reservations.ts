import { bigint, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * Calls to vendors that have not ended, with the most that each may cost. It is charged in `usage_counters`,
 * too; the row goes with the end of the call, or once its process must be dead.
 */
export const spendReservations = tenantTable(
  'spend_reservations',
  {
    id: uuid().primaryKey(),
    /** In millionths of a US dollar. */
    micros: bigint({ mode: 'number' }).notNull(),
    /** The row of `model_calls` that the call becomes if its process dies, as JSON. */
    call: text(),
    /** No call lasts longer. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [
      index('spend_reservations_organization_id_idx').on(table.organizationId),
      index('spend_reservations_expires_at_idx').on(table.expiresAt),
    ],
  },
);
