import type { Transaction } from '@refinery/db/create-db.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { DatasetRow } from './internal/dataset-rows.ts';

/** A dataset of the organization. Errors: `dataset_not_found`. */
export async function findDataset(ctx: CallerContext, tx: Transaction, id: string): Promise<DatasetRow> {
  const [row] = await tx
    .select()
    .from(datasets)
    .where(whereOwn(ctx, datasets, id));
  if (!row) throw new DomainError('dataset_not_found');
  return row;
}
