import { datasets } from '@refinery/db/schema/datasets.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { lockDataset } from './internal/dataset-rows.ts';

/** Deletes a dataset with its items. Errors: `forbidden`, `dataset_not_found`. */
export async function deleteDataset(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'tests:write');
  await mutate(ctx, 'dataset.delete', async (tx) => {
    const { name, projectId, itemCount } = await lockDataset(ctx, tx, id);
    await tx.delete(datasets).where(whereOwn(ctx, datasets, id));
    return { target: id, before: { name, projectId, itemCount }, result: undefined };
  });
}
