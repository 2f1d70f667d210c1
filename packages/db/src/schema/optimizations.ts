import type {
  CompressionLevel,
  Mode,
  OptimizationStatus,
  OutputFormat,
  Provider,
  Strategy,
} from '@refinery/contracts/enums.ts';
import type { Failure } from '@refinery/contracts/optimizations.ts';
import type {
  Attempt,
  Checks,
  RemovedSegment,
  Scores,
  VerificationUsage,
} from '@refinery/contracts/result-parts.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { batchJobs } from './batches.ts';

/** Results older than the second reader have the first two fields alone. */
export type StoredChecks = Pick<Checks, 'passed' | 'lost'> & Partial<Checks>;

/** One refined prompt, or the record of why it could not be refined. */
export const optimizations = tenantTable(
  'optimizations',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id'),
    apiKeyId: uuid('api_key_id'),
    batchId: uuid('batch_id').references(() => batchJobs.id, { onDelete: 'set null' }),
    /** The prompt of the library that this is a part of; it may be deleted since. */
    promptId: uuid('prompt_id'),
    status: text().$type<OptimizationStatus>().notNull(),
    provider: text().$type<Provider>().notNull(),
    model: text(),
    strategy: text().$type<Strategy>().notNull(),
    compressionLevel: text('compression_level').$type<CompressionLevel>().notNull(),
    outputFormat: text('output_format').$type<OutputFormat>().notNull(),
    /** Null means direct: a worker of the release before knows no modes. */
    mode: text().$type<Mode>(),
    targetTokens: integer('target_tokens'),
    /** Null where the texts were removed. */
    originalText: text('original_text'),
    refinedText: text('refined_text'),
    originalTokens: integer('original_tokens').notNull(),
    refinedTokens: integer('refined_tokens'),
    savingsPercentage: doublePrecision('savings_percentage'),
    removedSegments: jsonb('removed_segments').$type<RemovedSegment[]>().notNull().default([]),
    explanation: text(),
    /** Of the local refiner and the guard; null for what has no result. */
    refinerVersion: text('refiner_version'),
    scores: jsonb().$type<Scores>(),
    checks: jsonb().$type<StoredChecks>(),
    warnings: jsonb().$type<string[]>().notNull().default([]),
    attempts: jsonb().$type<Attempt[]>(),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    error: jsonb().$type<Failure>(),
    cached: boolean().notNull().default(false),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    costUsd: doublePrecision('cost_usd'),
    /** The part of these that the second reader billed; null where it billed nothing. */
    verification: jsonb().$type<VerificationUsage>(),
    latencyMs: doublePrecision('latency_ms'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When both texts and what tells of them were removed; only `remove_old_texts` does so. */
    textsRemovedAt: timestamp('texts_removed_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        'status',
        'provider',
        'model',
        'mode',
        'refinedText',
        'originalTokens',
        'refinedTokens',
        'savingsPercentage',
        'removedSegments',
        'explanation',
        'refinerVersion',
        'scores',
        'checks',
        'warnings',
        'attempts',
        'error',
        'cached',
        'inputTokens',
        'outputTokens',
        'costUsd',
        'verification',
        'latencyMs',
      ],
      delete: true,
    },
    extra: (table) => [
      index('optimizations_page_idx').on(table.organizationId, table.id),
      // Of the filters of the history: what most rows have is found among the newest, so the indexes hold the
      // others.
      index('optimizations_created_at_idx').on(table.organizationId, table.createdAt, table.id),
      index('optimizations_status_idx')
        .on(table.organizationId, table.status, table.id)
        .where(sql`${table.status} <> 'completed'`),
      index('optimizations_provider_idx')
        .on(table.organizationId, table.provider, table.id)
        .where(sql`${table.provider} <> 'local'`),
      // For `find_by_metadata`: row-level security lets no search of refinery_app into such an index.
      index('optimizations_terms_idx')
        .using('gin', sql`metadata_terms(${table.organizationId}, ${table.metadata})`)
        .where(sql`${table.metadata} <> '{}'`),
      index('optimizations_batch_idx').on(table.batchId).where(sql`${table.batchId} is not null`),
      index('optimizations_texts_idx')
        .on(table.organizationId, table.createdAt)
        .where(sql`${table.textsRemovedAt} is null`),
      check(
        'optimizations_text_check',
        sql`${table.originalText} is not null or ${table.textsRemovedAt} is not null`,
      ),
      index('optimizations_processing_idx').on(table.createdAt).where(sql`${table.status} = 'processing'`),
    ],
  },
);
