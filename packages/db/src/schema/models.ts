import { primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** Names of organizations for models. */
export const modelAliases = tenantTable(
  'model_aliases',
  {
    alias: text().notNull(),
    /** `provider/model`, in the order in which they are asked. */
    targets: text().array().notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['targets', 'updatedAt'], delete: true },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.alias] })],
  },
);
