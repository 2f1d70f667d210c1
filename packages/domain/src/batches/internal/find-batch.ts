import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { and, eq } from 'drizzle-orm';
import { DomainError } from '../../errors/domain-error.ts';
import type { BatchRow } from './to-batch-reply.ts';

export interface BatchId {
  organizationId: string;
  batchId: string;
}

export const whereBatch = ({ organizationId, batchId }: BatchId) =>
  and(eq(batchJobs.id, batchId), eq(batchJobs.organizationId, organizationId));

export const whereItemsOf = ({ organizationId, batchId }: BatchId) =>
  and(eq(batchItems.batchId, batchId), eq(batchItems.organizationId, organizationId));

/** The batch. Errors: `batch_not_found`. */
export async function findBatch(tx: Transaction, id: BatchId): Promise<BatchRow> {
  const [row] = await tx.select().from(batchJobs).where(whereBatch(id));
  if (!row) throw new DomainError('batch_not_found');
  return row;
}

/**
 * The batch, locked to the end of the transaction. Whoever changes a batch takes this lock first, then its
 * items, then the counter of its meter, so that no two can wait for each other. Errors: `batch_not_found`.
 */
export async function lockBatch(tx: Transaction, id: BatchId): Promise<BatchRow> {
  const [row] = await tx.select().from(batchJobs).where(whereBatch(id)).for('no key update');
  if (!row) throw new DomainError('batch_not_found');
  return row;
}
