import type {
  Provider,
  RefinedTextReason,
  RefinedTextStatus,
  RemoteProvider,
} from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import type { StoredChecks } from './optimizations.ts';

/**
 * The system texts that calls to models bring, each decided once. A text that is used stays what it was
 * decided to be: the refined text is stored, and nothing makes it anew.
 */
export const refinedTexts = tenantTable(
  'refined_texts',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of the text in UTF-8, in hexadecimal digits. */
    hash: text().notNull(),
    text: text().notNull(),
    /** Of the text, in o200k tokens. */
    tokens: integer().notNull(),
    status: text().$type<RefinedTextStatus>().notNull(),
    /** Why it stays as it is, or why refining it failed; null: there is no reason to. */
    reason: text().$type<RefinedTextReason>(),
    refinedText: text('refined_text'),
    refinedTokens: integer('refined_tokens'),
    checks: jsonb().$type<StoredChecks>(),
    /** Who refined it. */
    refinedBy: text('refined_by').$type<Provider>(),
    refinedByModel: text('refined_by_model'),
    /** The optimization that made the refined text. It may be deleted. */
    optimizationId: uuid('optimization_id'),
    /**
     * What refining it cost, in millionths of a US dollar; null: it was not refined, or the price is not
     * known.
     */
    refiningMicros: bigint('refining_micros', { mode: 'number' }),
    /** From when on the refined text takes its place; null: never. */
    activeFrom: timestamp('active_from', { withTimezone: true }),
    /** Until when; null: for ever. */
    activeUntil: timestamp('active_until', { withTimezone: true }),
    /** The model that it was last sent to. */
    provider: text().$type<RemoteProvider>().notNull(),
    model: text().notNull(),
    /** Tokens of tools and other system texts beside it, estimated; the fewest of all calls. */
    besideTokens: integer('beside_tokens').notNull(),
    /** Whether it came with `response_format` JSON without a schema, for which OpenAI wants the word. */
    jsonObject: boolean('json_object').notNull(),
    /**
     * Calls of the last seven days: a sum that decays, in which one of seven days ago counts 0.37. At the
     * time of `lastSeenAt`.
     */
    recentCalls: doublePrecision('recent_calls').notNull(),
    /**
     * What its tokens cost in these calls, in millionths of a US dollar. Calls of unknown price add nothing.
     */
    recentMicros: doublePrecision('recent_micros').notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: [
        'status',
        'reason',
        'refinedText',
        'refinedTokens',
        'checks',
        'refinedBy',
        'refinedByModel',
        'optimizationId',
        'refiningMicros',
        'activeFrom',
        'activeUntil',
        'provider',
        'model',
        'besideTokens',
        'jsonObject',
        'recentCalls',
        'recentMicros',
        'lastSeenAt',
      ],
      delete: true,
    },
    extra: (table) => [
      uniqueIndex('refined_texts_hash_key').on(table.organizationId, table.hash),
      index('refined_texts_page_idx').on(table.organizationId, table.id),
      index('refined_texts_status_idx').on(table.organizationId, table.status, table.id),
      index('refined_texts_seen_idx').on(table.organizationId, table.lastSeenAt),
      index('refined_texts_active_idx').on(table.organizationId).where(sql`${table.activeFrom} is not null`),
    ],
  },
);
