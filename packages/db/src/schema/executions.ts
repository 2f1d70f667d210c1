import type { PromptInput } from '@refinery/contracts/datasets.ts';
import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { ExecutionReply } from '@refinery/contracts/executions.ts';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { prompts } from './prompts.ts';
import { runs } from './runs.ts';
import { users } from './users.ts';

/** What models have made of prompts. */
export const executions = tenantTable(
  'executions',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    promptId: uuid('prompt_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    /** The number of the version. */
    version: integer().notNull(),
    /** Of a cell; null for a single test. */
    runId: uuid('run_id').references(() => runs.id, { onDelete: 'cascade' }),
    datasetItemId: uuid('dataset_item_id'),
    /** Its place among the arms of the run. */
    arm: smallint(),
    /** 1, 2 … */
    repeat: smallint(),
    /** Of a single test; null where the texts were removed. */
    input: jsonb().$type<PromptInput>(),
    output: text(),
    provider: text().$type<RemoteProvider>().notNull(),
    model: text().notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    /** In millionths of a US dollar; null where the price is not known. */
    costMicros: bigint('cost_micros', { mode: 'number' }),
    latencyMs: integer('latency_ms').notNull(),
    finishReason: text('finish_reason').$type<ExecutionReply['finishReason']>().notNull(),
    ignoredParameters: text('ignored_parameters')
      .array()
      .$type<ExecutionReply['ignoredParameters']>()
      .notNull(),
    /** 1–5, by a person. */
    rating: smallint(),
    /** Who gave the rating; null where there is none, and where they were erased. */
    ratedBy: uuid('rated_by').references(() => users.id, { onDelete: 'set null' }),
    feedback: text(),
    /** Who wrote the feedback; null as for the rating. */
    feedbackBy: uuid('feedback_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** Only `remove_old_executions` sets it. */
    textsRemovedAt: timestamp('texts_removed_at', { withTimezone: true }),
  },
  {
    grants: { insert: true, update: ['rating', 'ratedBy', 'feedback', 'feedbackBy'] },
    extra: (table) => [
      index('executions_page_idx')
        .on(table.organizationId, table.promptId, table.id)
        .where(sql`${table.runId} is null`),
      index('executions_run_idx').on(table.runId, table.id).where(sql`${table.runId} is not null`),
      index('executions_created_idx').on(table.organizationId, table.createdAt),
      index('executions_prompt_idx').on(table.promptId),
      index('executions_user_idx').on(table.userId),
      // Of many executions people judge few.
      index('executions_rated_by_idx').on(table.ratedBy, table.id).where(sql`${table.ratedBy} is not null`),
      index('executions_feedback_by_idx')
        .on(table.feedbackBy, table.id)
        .where(sql`${table.feedbackBy} is not null`),
      index('executions_texts_idx')
        .on(table.organizationId, table.createdAt)
        .where(sql`${table.textsRemovedAt} is null`),
    ],
  },
);
