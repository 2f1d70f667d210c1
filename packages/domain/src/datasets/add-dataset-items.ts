import {
  type DatasetItemInput,
  type DatasetReply,
  datasetLocation,
  MAX_DATASET_ITEMS,
  MAX_KEPT_ITEMS,
} from '@refinery/contracts/datasets.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import type { StagedUpload } from '../uploads/stage-upload.ts';
import { findDataset, lockDataset } from './find-dataset.ts';
import { addRevision, type DatasetRow, toDatasetReply } from './internal/dataset-rows.ts';
import { insertItems } from './internal/insert-items.ts';
import { requireRightToItems } from './internal/required-by-labels.ts';

/**
 * Adds the items of a checked upload to a dataset, all or nothing, which makes a revision of it.
 * Errors: `forbidden`, also where a label requires a run with it, see {@link requireRightToItems},
 * `dataset_not_found`, `validation_failed` where it would have more items than a dataset may, or keep more of
 * earlier revisions.
 */
export async function addDatasetItems(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  id: string,
  upload: StagedUpload<DatasetItemInput>,
): Promise<DatasetReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'dataset.update', async (tx) => {
    const before = await lockDataset(ctx, tx, id);
    await requireRightToItems(ctx, tx, id);
    await insertItems(ctx, tx, before, upload);
    const replaced = await removeReplaced(tx, before);
    const itemCount = before.itemCount + upload.count - replaced;
    if (itemCount > MAX_DATASET_ITEMS)
      throw new DomainError('validation_failed', `A dataset may have at most ${MAX_DATASET_ITEMS} items.`);
    if ((await tx.$count(datasetItems, eq(datasetItems.datasetId, id))) > MAX_KEPT_ITEMS)
      throw new DomainError(
        'validation_failed',
        `A dataset may keep at most ${MAX_KEPT_ITEMS} items, those of earlier revisions included. Make a new dataset.`,
      );
    const after = await addRevision(ctx, tx, before, itemCount);
    await bindResource(tx, ctx, id);
    const result = toDatasetReply(after);
    await keepReply(ctx, tx, { status: 201, body: result, location: datasetLocation(id) });
    const { revision } = after;
    return { target: id, before: { itemCount: before.itemCount }, after: { revision, itemCount }, result };
  });
}

/**
 * Refuses an upload that would come to nothing, before it has come. Errors: `forbidden`, `dataset_not_found`.
 */
export async function expectDatasetItems(ctx: CallerContext, id: string): Promise<void> {
  requirePermission(ctx, 'tests:write');
  await ctx.tenant.run(async (tx) => {
    await findDataset(ctx, tx, id);
    await requireRightToItems(ctx, tx, id);
  });
}

/** Takes out what has the same `customId` as an item of the new revision, and answers how many there were. */
async function removeReplaced(tx: Transaction, { id, revision }: DatasetRow): Promise<number> {
  const newer = alias(datasetItems, 'newer');
  const removed = await tx
    .update(datasetItems)
    .set({ removedIn: revision + 1 })
    .where(
      and(
        eq(datasetItems.datasetId, id),
        lte(datasetItems.addedIn, revision),
        isNull(datasetItems.removedIn),
        inArray(
          datasetItems.customId,
          tx
            .select({ customId: newer.customId })
            .from(newer)
            .where(and(eq(newer.datasetId, id), eq(newer.addedIn, revision + 1), isNotNull(newer.customId))),
        ),
      ),
    )
    .returning({ id: datasetItems.id });
  return removed.length;
}
