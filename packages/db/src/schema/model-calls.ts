import type { CallKind, CallStatus, RemoteProvider } from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** One try of a call; no text of a vendor. */
export interface StoredTry {
  provider: RemoteProvider;
  model: string;
  /** Why it came to nothing; null where it was answered. */
  error: string | null;
  latencyMs: number;
}

/**
 * Calls to models of vendors, each written once, when it has ended. No texts. What a call belongs to may be
 * deleted since. The id is of the moment at which the call began.
 */
export const modelCalls = tenantTable(
  'model_calls',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id'),
    apiKeyId: uuid('api_key_id'),
    kind: text().$type<CallKind>().notNull(),
    optimizationId: uuid('optimization_id'),
    batchId: uuid('batch_id'),
    batchItemId: uuid('batch_item_id'),
    enrichmentId: uuid('enrichment_id'),
    /** What the caller sent along. */
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    status: text().$type<CallStatus>().notNull(),
    /** What was to be asked first. */
    requestedProvider: text('requested_provider').$type<RemoteProvider>().notNull(),
    requestedModel: text('requested_model').notNull(),
    /** What was asked last: it answered, where anybody did. */
    provider: text().$type<RemoteProvider>().notNull(),
    model: text().notNull(),
    /** As the vendor names it; null without a reply. */
    answeredModel: text('answered_model'),
    attempts: jsonb().$type<StoredTry[]>().notNull(),
    /** Why the call came to nothing; null where it was answered. */
    error: text(),
    /** All that were read, those of the next two included. */
    inputTokens: integer('input_tokens').notNull(),
    cachedInputTokens: integer('cached_input_tokens').notNull(),
    cacheWriteTokens: integer('cache_write_tokens').notNull(),
    /** All that were written, those of the next one included. */
    outputTokens: integer('output_tokens').notNull(),
    reasoningTokens: integer('reasoning_tokens').notNull(),
    /** What it was booked at, in millionths of a US dollar; null where no price is known. */
    costMicros: bigint('cost_micros', { mode: 'number' }),
    /** Milliseconds to the first content; null where the reply came as a whole. */
    firstContentMs: integer('first_content_ms'),
    latencyMs: integer('latency_ms').notNull(),
    /** Tokens that were saved, by what saved them. */
    saved: jsonb().$type<Record<string, number>>().notNull().default({}),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      index('model_calls_page_idx').on(table.organizationId, table.id),
      index('model_calls_kind_idx').on(table.organizationId, table.kind, table.id),
      index('model_calls_provider_idx').on(table.organizationId, table.provider, table.id),
      index('model_calls_model_idx').on(table.organizationId, table.model, table.id),
      // What most rows have is found among the newest, so these hold the others.
      index('model_calls_status_idx')
        .on(table.organizationId, table.status, table.id)
        .where(sql`${table.status} <> 'completed'`),
      index('model_calls_key_idx')
        .on(table.organizationId, table.apiKeyId, table.id)
        .where(sql`${table.apiKeyId} is not null`),
    ],
  },
);
