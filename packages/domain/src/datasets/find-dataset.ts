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

/**
 * A dataset of the organization, locked to the end of the transaction. Errors: `dataset_not_found`.
 * @param strength `key share` for whoever refers to it, `no key update` for whoever changes its items,
 * `update` for whoever deletes it
 */
export async function lockDataset(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
  strength: 'key share' | 'no key update' | 'update' = 'no key update',
): Promise<DatasetRow> {
  const [row] = await tx
    .select()
    .from(datasets)
    .where(whereOwn(ctx, datasets, id))
    .for(strength);
  if (!row) throw new DomainError('dataset_not_found');
  return row;
}
