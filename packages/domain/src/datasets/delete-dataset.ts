import type { Transaction } from '@refinery/db/create-db.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import { isOpenRun, runs } from '@refinery/db/schema/runs.ts';
import { and, asc, eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockDataset } from './find-dataset.ts';
import { findRequiringLabels } from './internal/required-by-labels.ts';

/**
 * Deletes a dataset with its items; with `force` also with the runs that have asked with it. Errors:
 * `forbidden`, `dataset_not_found`, `dataset_required` where a label requires a run with it, without `force`
 * `dataset_in_use` where there are runs, and `run_not_finished` where one of them has not ended, or a label
 * waits for it.
 */
export async function deleteDataset(
  ctx: CallerContext<'clock'>,
  { id, force = false }: { id: string; force?: boolean },
): Promise<void> {
  requirePermission(ctx, 'tests:write');
  await mutate(ctx, 'dataset.delete', async (tx) => {
    const { name, projectId, itemCount } = await lockDataset(ctx, tx, id, 'update');
    await refuseWhereRequired(ctx, tx, id);
    const runCount = await countRuns(ctx, tx, { id, force });
    await tx.delete(datasets).where(whereOwn(ctx, datasets, id));
    return { target: id, before: { name, projectId, itemCount, runs: runCount }, result: undefined };
  });
}

/** A label would ask for a run that nobody can make. */
async function refuseWhereRequired(ctx: CallerContext, tx: Transaction, id: string): Promise<void> {
  const labels = await findRequiringLabels(ctx, tx, id);
  if (labels.length > 0)
    throw new DomainError(
      'dataset_required',
      `Labels require a run with the dataset: ${labels.join(', ')}. Change what they require first.`,
    );
}

/** How many runs go with the dataset. They are locked: none of those that have ended is tried again. */
async function countRuns(
  { actor }: CallerContext,
  tx: Transaction,
  { id, force }: { id: string; force: boolean },
): Promise<number> {
  const rows = await tx
    .select({ endStatus: runs.endStatus, moveStatus: runs.moveStatus })
    .from(runs)
    .where(and(eq(runs.organizationId, actor.organizationId), eq(runs.datasetId, id)))
    .orderBy(asc(runs.id))
    .for('update');
  const open = rows.filter(isOpenRun);
  if (open.length > 0)
    throw new DomainError(
      'run_not_finished',
      `Runs of the dataset have not ended: ${open.length}. Cancel them first.`,
    );
  if (rows.length > 0 && !force)
    throw new DomainError(
      'dataset_in_use',
      `Runs of the dataset, which would be deleted with outputs, scores and comparisons: ${rows.length}. Delete it with force=true.`,
    );
  return rows.length;
}
