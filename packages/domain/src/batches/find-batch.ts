import type { BatchReply } from '@refinery/contracts/batches.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { and, count, eq, inArray } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { isOpen } from '../work/tables.ts';
import { type BatchRow, describeBatch } from './describe-batch.ts';

export interface BatchId {
  organizationId: string;
  batchId: string;
}

export const sameBatch = ({ organizationId, batchId }: BatchId) =>
  and(eq(batchJobs.id, batchId), eq(batchJobs.organizationId, organizationId));

export const itemsOf = ({ organizationId, batchId }: BatchId) =>
  and(eq(batchItems.batchId, batchId), eq(batchItems.organizationId, organizationId));

/** The batch. Errors: `batch_not_found`. */
export async function findBatch(tx: Transaction, id: BatchId): Promise<BatchRow> {
  const [row] = await tx.select().from(batchJobs).where(sameBatch(id));
  if (!row) throw new DomainError('batch_not_found');
  return row;
}

/**
 * The batch, locked to the end of the transaction. Whoever changes a batch takes this lock first, then its items,
 * then the counter of its meter, so that no two can wait for each other. Errors: `batch_not_found`.
 */
export async function lockBatch(tx: Transaction, id: BatchId): Promise<BatchRow> {
  const [row] = await tx.select().from(batchJobs).where(sameBatch(id)).for('no key update');
  if (!row) throw new DomainError('batch_not_found');
  return row;
}

/** Batches as their owner sees them, with how many items of each are being refined. */
export async function describeBatches(
  tx: Transaction,
  organizationId: string,
  rows: BatchRow[],
  now: Date,
): Promise<BatchReply[]> {
  const open = rows.filter((row) => isOpen(row.status)).map((row) => row.id);
  const counted = open.length
    ? await tx
        .select({ batchId: batchItems.batchId, processing: count() })
        .from(batchItems)
        .where(
          and(
            eq(batchItems.organizationId, organizationId),
            inArray(batchItems.batchId, open),
            eq(batchItems.status, 'processing'),
          ),
        )
        .groupBy(batchItems.batchId)
    : [];
  const processing = new Map(counted.map((entry) => [entry.batchId, entry.processing]));
  return rows.map((row) => describeBatch(row, processing.get(row.id) ?? 0, now));
}
