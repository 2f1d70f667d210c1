import type { CreateDatasetBody } from '@refinery/contracts/datasets.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import type { CallerContext } from '../../context/context.ts';
import { findProject } from '../../projects/find-project.ts';
import type { DatasetRow } from './dataset-rows.ts';

/** A new dataset without items. Errors: `project_not_found`. */
export async function insertDataset(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { name, projectId }: CreateDatasetBody,
): Promise<DatasetRow> {
  const now = ctx.clock.now();
  const row = {
    id: newId(),
    organizationId: ctx.actor.organizationId,
    name,
    projectId: await findProject(ctx, tx, projectId),
    revision: 0,
    itemCount: 0,
    createdAt: now,
    updatedAt: now,
  };
  await tx.insert(datasets).values(row);
  return row;
}
