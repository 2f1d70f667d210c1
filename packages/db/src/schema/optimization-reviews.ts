import type { RejectedEdit } from '@refinery/contracts/reviews.ts';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import type { StoredChecks } from './optimizations.ts';
import { users } from './users.ts';

/** How many edits of a kind a reviewed result had. */
export interface EditCount {
  /** The pass of the local refiner; null where a model changed the words. */
  rule: string | null;
  reason: string;
  proposed: number;
  rejected: number;
}

/**
 * The newest review of each optimization. No foreign key leads to it: it would stop months of a partitioned
 * table from being detached. Whoever deletes an optimization deletes its review.
 */
export const optimizationReviews = tenantTable(
  'optimization_reviews',
  {
    optimizationId: uuid('optimization_id').primaryKey(),
    /** From this moment retention counts, as it does for the optimization's own texts. */
    optimizedAt: timestamp('optimized_at', { withTimezone: true }).notNull(),
    /** Null where the texts were removed; only `remove_old_texts` does so. */
    text: text(),
    rejected: jsonb().$type<RejectedEdit[]>().notNull(),
    /** No texts: they stay when texts are removed. */
    counts: jsonb().$type<EditCount[]>().notNull(),
    checks: jsonb().$type<StoredChecks>().notNull(),
    originalTokens: integer('original_tokens').notNull(),
    rewrittenTokens: integer('rewritten_tokens').notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    reviewedAt: timestamp('reviewed_at', { withTimezone: true }).notNull(),
    textsRemovedAt: timestamp('texts_removed_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        'text',
        'rejected',
        'counts',
        'checks',
        'originalTokens',
        'rewrittenTokens',
        'userId',
        'reviewedAt',
      ],
      delete: true,
    },
    extra: (table) => [
      index('optimization_reviews_reviewed_at_idx').on(table.organizationId, table.reviewedAt),
      index('optimization_reviews_user_idx').on(table.userId),
      index('optimization_reviews_texts_idx')
        .on(table.organizationId, table.optimizedAt)
        .where(sql`${table.textsRemovedAt} is null`),
    ],
  },
);
