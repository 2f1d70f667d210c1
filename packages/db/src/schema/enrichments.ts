import type { Added } from '@refinery/contracts/enrichments.ts';
import type { OptimizationStatus, Provider } from '@refinery/contracts/enums.ts';
import type { Failure } from '@refinery/contracts/optimizations.ts';
import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptSections } from '@refinery/contracts/prompts.ts';
import type { Checks } from '@refinery/contracts/result-parts.ts';
import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { prompts } from './prompts.ts';
import { users } from './users.ts';

/**
 * One enriched prompt, or the record of why it could not be enriched. One of a job has the id of the item.
 */
export const enrichments = tenantTable(
  'enrichments',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    apiKeyId: uuid('api_key_id'),
    /** Null for a text, and where the prompt was deleted. */
    promptId: uuid('prompt_id').references(() => prompts.id, { onDelete: 'set null' }),
    /** The number of the version that was enriched. */
    promptVersion: integer('prompt_version'),
    /** The number of the version that it became. */
    newVersion: integer('new_version'),
    status: text().$type<OptimizationStatus>().notNull(),
    /** SHA-256 of everything that makes two requests the same. */
    inputHash: text('input_hash').notNull(),
    /** Whether the same request may be answered by it. */
    repeatable: boolean().notNull().default(false),
    strict: boolean().notNull(),
    /** Of all messages, as they were written. Null where the texts were removed. */
    originalText: text('original_text'),
    enrichedText: text('enriched_text'),
    /** The enriched messages, where it is not one text. */
    messages: jsonb().$type<PromptMessage[]>(),
    sections: jsonb().$type<PromptSections>(),
    checks: jsonb().$type<Checks>(),
    additions: jsonb().$type<Added[]>().notNull().default([]),
    qualityBefore: doublePrecision('quality_before'),
    qualityAfter: doublePrecision('quality_after'),
    /** Of which version the rules were that judged both; null of enrichments that are older than that. */
    rulesVersion: integer('rules_version'),
    /** Why the local result took the place of a model's. */
    reason: text(),
    provider: text().$type<Provider>().notNull(),
    model: text(),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    /** In millionths of a US dollar; null where a price is not known. */
    costMicros: bigint('cost_micros', { mode: 'number' }),
    durationMs: doublePrecision('duration_ms'),
    error: jsonb().$type<Failure>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** When both texts and what tells of them were removed; only `remove_old_texts` does so. */
    textsRemovedAt: timestamp('texts_removed_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        'newVersion',
        'status',
        'repeatable',
        'enrichedText',
        'messages',
        'sections',
        'checks',
        'additions',
        'qualityBefore',
        'qualityAfter',
        'reason',
        'provider',
        'model',
        'inputTokens',
        'outputTokens',
        'costMicros',
        'durationMs',
        'error',
      ],
    },
    extra: (table) => [
      index('enrichments_page_idx').on(table.organizationId, table.id),
      index('enrichments_created_at_idx').on(table.organizationId, table.createdAt),
      index('enrichments_prompt_page_idx').on(table.promptId, table.id),
      index('enrichments_newest_idx')
        .on(table.promptId, table.createdAt)
        .where(sql`${table.enrichedText} is not null`),
      index('enrichments_hash_idx')
        .on(table.organizationId, table.inputHash, table.createdAt)
        .where(sql`${table.repeatable}`),
      index('enrichments_user_idx').on(table.userId, table.id),
      index('enrichments_texts_idx')
        .on(table.organizationId, table.createdAt)
        .where(sql`${table.textsRemovedAt} is null`),
      index('enrichments_processing_idx')
        .on(table.organizationId, table.createdAt)
        .where(sql`${table.status} = 'processing'`),
      check(
        'enrichments_text_check',
        sql`${table.originalText} is not null or ${table.textsRemovedAt} is not null`,
      ),
    ],
  },
);
