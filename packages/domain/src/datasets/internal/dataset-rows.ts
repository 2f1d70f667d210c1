import type { DatasetItemReply, DatasetReply } from '@refinery/contracts/datasets.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { type datasetItems, datasets } from '@refinery/db/schema/datasets.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';

export type DatasetRow = typeof datasets.$inferSelect;
export type DatasetItemRow = typeof datasetItems.$inferSelect;

/** Counts a change of the items of a locked dataset. */
export async function addRevision(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  before: DatasetRow,
  itemCount: number,
): Promise<DatasetRow> {
  const changed = { revision: before.revision + 1, itemCount, updatedAt: ctx.clock.now() };
  await tx
    .update(datasets)
    .set(changed)
    .where(whereOwn(ctx, datasets, before.id));
  return { ...before, ...changed };
}

export const toDatasetReply = ({
  createdAt,
  updatedAt,
  organizationId: _,
  ...row
}: DatasetRow): DatasetReply => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const toItemReply = ({
  id,
  input,
  expected,
  customId,
  metadata,
  createdAt,
}: DatasetItemRow): DatasetItemReply => ({
  id,
  input,
  expected,
  customId,
  metadata,
  createdAt: createdAt.toISOString(),
});
