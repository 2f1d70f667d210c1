import type { CreateDatasetBody, DatasetReply } from '@refinery/contracts/datasets.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { toDatasetReply } from './internal/dataset-rows.ts';
import { insertDataset } from './internal/insert-dataset.ts';

/** Makes a dataset without items. Errors: `forbidden`, `project_not_found`. */
export async function createDataset(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  input: CreateDatasetBody,
): Promise<DatasetReply> {
  requirePermission(ctx, 'tests:write');
  return mutate(ctx, 'dataset.create', async (tx) => {
    const row = await insertDataset(ctx, tx, input);
    await bindResource(tx, ctx, row.id);
    const result = toDatasetReply(row);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: { name: row.name, projectId: row.projectId }, result };
  });
}
