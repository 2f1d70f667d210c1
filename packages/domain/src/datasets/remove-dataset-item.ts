import type { DatasetReply } from '@refinery/contracts/datasets.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { eq, isNull } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockDataset } from './find-dataset.ts';
import { addRevision, toDatasetReply } from './internal/dataset-rows.ts';
import { requireRightToItems } from './internal/required-by-labels.ts';

/**
 * Takes an item out of a dataset, which makes a revision of it. Errors: `forbidden`, also where a label
 * requires a run with it, see {@link requireRightToItems}, `dataset_not_found`,
 * `dataset_item_not_found` also where it was taken out before.
 */
export async function removeDatasetItem(
  ctx: CallerContext<'clock'>,
  { id, itemId }: { id: string; itemId: string },
): Promise<DatasetReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'dataset.update', async (tx) => {
    const before = await lockDataset(ctx, tx, id);
    await requireRightToItems(ctx, tx, id);
    const removed = await tx
      .update(datasetItems)
      .set({ removedIn: before.revision + 1 })
      .where(
        whereOwn(ctx, datasetItems, itemId, eq(datasetItems.datasetId, id), isNull(datasetItems.removedIn)),
      )
      .returning({ id: datasetItems.id });
    if (removed.length === 0) throw new DomainError('dataset_item_not_found');
    const after = await addRevision(ctx, tx, before, before.itemCount - 1);
    const { itemCount, revision } = after;
    return {
      target: id,
      before: { itemCount: before.itemCount },
      after: { revision, itemCount },
      result: toDatasetReply(after),
    };
  });
}
