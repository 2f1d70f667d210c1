import type { UsageAction } from '@refinery/contracts/analytics.ts';
import type { Provider } from '@refinery/contracts/enums.ts';
import { bigint, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * What an organization did in an hour, for each action, provider, model and prompt. Rows are computed from
 * the rows of the requests, as a whole hour; nothing here says who asked.
 */
export const usageHours = tenantTable(
  'usage_hours',
  {
    /** The first moment of the hour, in UTC. */
    hour: timestamp({ withTimezone: true }).notNull(),
    action: text().$type<UsageAction>().notNull(),
    provider: text().$type<Provider>().notNull(),
    /** Empty where none is known. */
    model: text().notNull(),
    /** The prompt of the library; the nil UUID for requests of none. It stays when the prompt is deleted. */
    promptId: uuid('prompt_id').notNull(),
    /** That have ended. */
    requests: integer().notNull(),
    failed: integer().notNull(),
    /** Completed ones whose price is not known. */
    unpriced: integer().notNull(),
    /** Of the completed requests: before and after. */
    originalTokens: bigint('original_tokens', { mode: 'number' }).notNull(),
    refinedTokens: bigint('refined_tokens', { mode: 'number' }).notNull(),
    /** That providers billed. */
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull(),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull(),
    costMicros: bigint('cost_micros', { mode: 'number' }).notNull(),
    /** How many of the completed requests took how long, by the buckets of `latency-histogram.ts`. */
    latencies: integer().array().notNull(),
  },
  {
    grants: {
      insert: true,
      update: [
        'requests',
        'failed',
        'unpriced',
        'originalTokens',
        'refinedTokens',
        'inputTokens',
        'outputTokens',
        'costMicros',
        'latencies',
      ],
      delete: true,
    },
    extra: (table) => [
      primaryKey({
        name: 'usage_hours_pkey',
        columns: [
          table.organizationId,
          table.hour,
          table.action,
          table.provider,
          table.model,
          table.promptId,
        ],
      }),
      index('usage_hours_prompt_idx').on(table.organizationId, table.promptId, table.hour),
    ],
  },
);

/**
 * How far the hours of an organization are computed. Whoever computes one holds this row. No row: none was
 * computed yet.
 */
export const usageProgress = tenantTable(
  'usage_progress',
  {
    /** Hours before this moment are final. */
    closedUntil: timestamp('closed_until', { withTimezone: true }).notNull(),
    /** What ended before this moment is counted. */
    computedUntil: timestamp('computed_until', { withTimezone: true }).notNull(),
    /** The newest hour that was computed. */
    lastHour: timestamp('last_hour', { withTimezone: true }),
    /** When it was this organization's turn. */
    visitedAt: timestamp('visited_at', { withTimezone: true }).notNull(),
  },
  {
    onePerOrganization: true,
    grants: { insert: true, update: ['closedUntil', 'computedUntil', 'lastHour', 'visitedAt'] },
  },
);
