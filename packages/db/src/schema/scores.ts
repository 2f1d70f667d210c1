import { doublePrecision, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { evaluators } from './evaluators.ts';
import { executions } from './executions.ts';

/** What evaluators say of outputs. */
export const scores = tenantTable(
  'scores',
  {
    executionId: uuid('execution_id')
      .notNull()
      .references(() => executions.id, { onDelete: 'cascade' }),
    evaluatorId: uuid('evaluator_id')
      .notNull()
      .references(() => evaluators.id, { onDelete: 'cascade' }),
    /** 0–1; null where the evaluator does not apply, or failed. */
    score: doublePrecision(),
    reason: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      primaryKey({ columns: [table.executionId, table.evaluatorId] }),
      index('scores_evaluator_idx').on(table.evaluatorId),
    ],
  },
);
