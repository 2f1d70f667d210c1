import type { EvaluatorKind } from '@refinery/contracts/evaluators.ts';
import { index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** How outputs of prompts are scored. They never change, so that scores can be compared. */
export const evaluators = tenantTable(
  'evaluators',
  {
    id: uuid().primaryKey(),
    name: text(),
    kind: text().$type<EvaluatorKind>().notNull(),
    /** As they were given. Those of each kind: `EVALUATOR_SETTINGS`. */
    settings: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true },
    extra: (table) => [index('evaluators_page_idx').on(table.organizationId, table.id)],
  },
);
