import type { Transaction } from '@refinery/db/create-db.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { evaluators } from '@refinery/db/schema/evaluators.ts';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { whereInRevision } from '../../datasets/where-revision.ts';
import { specOf } from '../../evaluators/read-spec.ts';
import type { Judging } from './judgements.ts';
import type { RunRow } from './run-rows.ts';

/** The evaluators of a run, in no order. */
export async function readEvaluators(
  tx: Transaction,
  { organizationId, evaluatorIds }: Pick<RunRow, 'organizationId' | 'evaluatorIds'>,
): Promise<Judging[]> {
  if (evaluatorIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(evaluators)
    .where(and(eq(evaluators.organizationId, organizationId), inArray(evaluators.id, evaluatorIds)));
  return rows.map((row) => ({ id: row.id, spec: specOf(row) }));
}

/** Whether an item of the run says what is right. */
export async function isSomethingExpected(
  tx: Transaction,
  { organizationId, datasetId, revision }: Pick<RunRow, 'organizationId' | 'datasetId' | 'revision'>,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: datasetItems.id })
    .from(datasetItems)
    .where(
      and(
        eq(datasetItems.organizationId, organizationId),
        eq(datasetItems.datasetId, datasetId),
        whereInRevision(revision),
        isNotNull(datasetItems.expected),
      ),
    )
    .limit(1);
  return row !== undefined;
}
