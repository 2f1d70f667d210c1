import { sql } from 'drizzle-orm';
import { boolean, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * What prompts are sorted into. An organization has one default project, which is made with its first prompt.
 */
export const projects = tenantTable(
  'projects',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    description: text(),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['name'], delete: true },
    extra: (table) => [
      uniqueIndex('projects_default_key').on(table.organizationId).where(sql`${table.isDefault}`),
    ],
  },
);
