import type { BatchItemStatus, BatchStatus } from '@refinery/contracts/enums.ts';
import type { RefineOptionsInput } from '@refinery/contracts/optimizations.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** A bulk upload. Its counters change in the transaction that changes its items. */
export const batchJobs = tenantTable(
  'batch_jobs',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id'),
    apiKeyId: uuid('api_key_id'),
    requestId: text('request_id'),
    name: text(),
    status: text().$type<BatchStatus>().notNull(),
    options: jsonb().$type<RefineOptionsInput>().notNull(),
    total: integer().notNull(),
    completed: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    originalTokens: bigint('original_tokens', { mode: 'number' }).notNull().default(0),
    refinedTokens: bigint('refined_tokens', { mode: 'number' }).notNull().default(0),
    /** Savings at the input price of the models that answered; null once a price is not known. */
    estimatedSavingsUsd: doublePrecision('estimated_savings_usd').default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** What is told of its end, beside those that ask for it. */
    webhookId: uuid('webhook_id'),
    /** When those who asked to be told of its end were. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /**
     * When the texts that were left of it were removed, and its options with them; only `remove_old_texts`
     * does so.
     */
    textsRemovedAt: timestamp('texts_removed_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        'status',
        'total',
        'completed',
        'failed',
        'cancelled',
        'originalTokens',
        'refinedTokens',
        'estimatedSavingsUsd',
        'startedAt',
        'finishedAt',
        'endedAt',
      ],
      delete: true,
    },
    extra: (table) => [
      index('batch_jobs_history_idx').on(table.organizationId, table.id),
      index('batch_jobs_status_idx').on(table.organizationId, table.status, table.id),
      index('batch_jobs_in_flight_idx')
        .on(table.organizationId, table.id)
        .where(sql`${table.status} in ('queued', 'running', 'cancelling')`),
      index('batch_jobs_failed_idx').on(table.id).where(sql`${table.status} = 'failed'`),
      index('batch_jobs_texts_idx')
        .on(table.organizationId, table.finishedAt)
        .where(sql`${table.textsRemovedAt} is null`),
      index('batch_jobs_unattended_idx')
        .on(table.id)
        .where(sql`${table.finishedAt} is not null and ${table.endedAt} is null`),
    ],
  },
);

/** What refining an item came to. */
export interface ItemOutcomeCounts {
  original: number;
  refined: number;
  savings: number;
  passed: boolean;
  /** By kind of requirement. */
  lost: Record<string, number>;
  doubtful: Record<string, number>;
}

/**
 * One prompt of a batch. While it is `processing` it is leased: only the holder of the token may write it.
 */
export const batchItems = tenantTable(
  'batch_items',
  {
    id: uuid().primaryKey(),
    batchId: uuid('batch_id')
      .notNull()
      .references(() => batchJobs.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    customId: text('custom_id'),
    /** The prompt; null once it is refined: the optimization has it then. */
    text: text(),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    status: text().$type<BatchItemStatus>().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    availableAt: timestamp('available_at', { withTimezone: true }).notNull().defaultNow(),
    leaseToken: uuid('lease_token'),
    leaseExpiresAt: timestamp('lease_expires_at', { withTimezone: true }),
    optimizationId: uuid('optimization_id'),
    error: jsonb().$type<{ code: string; message: string }>(),
    /**
     * Of a completed one, without texts: it stays when these are removed. Null for items older than this
     * column.
     */
    outcome: jsonb().$type<ItemOutcomeCounts>(),
  },
  {
    grants: {
      insert: true,
      update: [
        'text',
        'status',
        'attempts',
        'availableAt',
        'leaseToken',
        'leaseExpiresAt',
        'optimizationId',
        'error',
        'outcome',
      ],
      delete: true,
    },
    extra: (table) => [
      uniqueIndex('batch_items_position_key').on(table.batchId, table.position),
      uniqueIndex('batch_items_custom_id_key')
        .on(table.batchId, table.customId)
        .where(sql`${table.customId} is not null`),
      index('batch_items_status_idx').on(table.batchId, table.status, table.position),
      index('batch_items_lease_idx').on(table.leaseExpiresAt).where(sql`${table.status} = 'processing'`),
    ],
  },
);

/**
 * A lane of a batch: one of the few queue jobs that work through it. `token` names the lane's current queue
 * job, so that the reconciler can tell a lane that vanished from one that waits.
 */
export const batchLanes = tenantTable(
  'batch_lanes',
  {
    batchId: uuid('batch_id')
      .notNull()
      .references(() => batchJobs.id, { onDelete: 'cascade' }),
    lane: integer().notNull(),
    token: uuid().notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  {
    grants: { insert: true, update: ['token', 'updatedAt'], delete: true },
    extra: (table) => [primaryKey({ columns: [table.batchId, table.lane] })],
  },
);
