import type { DatasetReply } from '@refinery/contracts/datasets.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findDataset } from './find-dataset.ts';
import { toDatasetReply } from './internal/dataset-rows.ts';

/** One dataset. Errors: `forbidden`, `dataset_not_found`. */
export async function getDataset(ctx: CallerContext, { id }: { id: string }): Promise<DatasetReply> {
  requirePermission(ctx, 'tests:read');
  return readDataset(ctx, id);
}

/** The dataset as the answer of a verb that changed it: a key that may write may see what it wrote. */
export const readDataset = async (ctx: CallerContext, id: string): Promise<DatasetReply> =>
  toDatasetReply(await ctx.tenant.run((tx) => findDataset(ctx, tx, id)));
