import type { CallKind, CallStatus, RemoteProvider } from '@refinery/contracts/enums.ts';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

const sum = (name: string) => bigint(name, { mode: 'number' }).notNull();

/**
 * What a provider did with the beginning of a prompt, which decides the price of what was not sent; `none`:
 * nobody knows.
 */
export type PromptBeginning = 'cached' | 'written' | 'fresh' | 'none';

/**
 * What callers and models wrote to each other in calls of organizations that keep it; the id is that of the
 * call.
 */
export const callTexts = tenantTable(
  'call_texts',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id'),
    /** The beginning of the body as the caller sent it. */
    request: text().notNull(),
    requestCut: boolean('request_cut').notNull(),
    /** The beginning of the body as the caller got it; null where there was none. */
    reply: text(),
    replyCut: boolean('reply_cut').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [index('call_texts_page_idx').on(table.organizationId, table.id)],
  },
);

/** What the calls of a day that were billed alike came to, for organizations that keep no row of each. */
export const callSums = tenantTable(
  'call_sums',
  {
    /** In UTC, on which the calls began. */
    day: date().notNull(),
    apiKeyId: uuid('api_key_id'),
    kind: text().$type<CallKind>().notNull(),
    provider: text().$type<RemoteProvider>().notNull(),
    model: text().notNull(),
    status: text().$type<CallStatus>().notNull(),
    /** As the vendor names it; null without a reply. */
    answeredModel: text('answered_model'),
    /** The most tokens that each prompt is longer than and at which a price changes; 0: none. */
    longerThan: integer('longer_than').notNull().default(0),
    beginning: text().$type<PromptBeginning>().notNull().default('none'),
    calls: integer().notNull(),
    inputTokens: sum('input_tokens'),
    cachedInputTokens: sum('cached_input_tokens'),
    cacheWriteTokens: sum('cache_write_tokens'),
    outputTokens: sum('output_tokens'),
    reasoningTokens: sum('reasoning_tokens'),
    /** In millionths of a US dollar, of the calls whose price is known. */
    costMicros: sum('cost_micros'),
    /** Calls whose price is not known. */
    unpriced: integer().notNull(),
    latencyMs: sum('latency_ms'),
    /** Tokens that were saved, by what saved them. */
    saved: jsonb().$type<Record<string, number>>().notNull(),
    /** Calls that saved anything. */
    savedCalls: integer('saved_calls').notNull().default(0),
    markedCalls: integer('marked_calls').notNull().default(0),
    /** Read from the cache of the vendor, and written, by calls with marks of ours. */
    markedReads: sum('marked_reads').default(0),
    markedWrites: sum('marked_writes').default(0),
    /** Read by those whose marks the vendor would not have set itself. */
    systemReads: sum('system_reads').default(0),
  },
  {
    grants: {
      insert: true,
      update: [
        ...(['calls', 'inputTokens', 'cachedInputTokens', 'cacheWriteTokens', 'outputTokens'] as const),
        ...(['reasoningTokens', 'costMicros', 'unpriced', 'latencyMs', 'saved', 'savedCalls'] as const),
        ...(['markedCalls', 'markedReads', 'markedWrites', 'systemReads'] as const),
      ],
    },
    extra: (table) => [
      unique('call_sums_key')
        .on(
          ...([table.organizationId, table.day, table.apiKeyId, table.kind, table.provider] as const),
          ...([table.model, table.status, table.answeredModel, table.longerThan, table.beginning] as const),
        )
        .nullsNotDistinct(),
    ],
  },
);

/**
 * The ids of calls that are in the sums, for as long as one may be written again because nobody knows whether
 * it was.
 */
export const countedCalls = tenantTable(
  'counted_calls',
  { id: uuid().notNull() },
  {
    grants: { insert: true },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
  },
);
