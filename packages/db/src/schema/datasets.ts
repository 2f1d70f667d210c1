import type { DatasetItemInput } from '@refinery/contracts/datasets.ts';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { projects } from './projects.ts';

/** Examples that prompts are tested with. */
export const datasets = tenantTable(
  'datasets',
  {
    id: uuid().primaryKey(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    /** Whoever changes items locks this row, so revisions have no gaps. */
    revision: integer().notNull().default(0),
    /** Of the newest revision. */
    itemCount: integer('item_count').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['revision', 'itemCount', 'updatedAt'], delete: true },
    extra: (table) => [
      index('datasets_page_idx').on(table.organizationId, table.id),
      index('datasets_project_idx').on(table.projectId, table.id),
    ],
  },
);

/**
 * What an item says never changes: it belongs to the revisions from `addedIn` up to the one before
 * `removedIn`.
 */
export const datasetItems = tenantTable(
  'dataset_items',
  {
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    customId: text('custom_id'),
    input: jsonb().$type<DatasetItemInput['input']>().notNull(),
    expected: text(),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    addedIn: integer('added_in').notNull(),
    /** Null while it is in the newest revision. */
    removedIn: integer('removed_in'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['removedIn'], delete: true },
    extra: (table) => [
      index('dataset_items_page_idx').on(table.datasetId, table.id),
      index('dataset_items_newest_idx').on(table.datasetId, table.id).where(sql`${table.removedIn} is null`),
      uniqueIndex('dataset_items_custom_id_key').on(table.datasetId, table.customId, table.addedIn),
    ],
  },
);
