import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { and, eq, sql } from 'drizzle-orm';
import { OPTIMIZATIONS } from '../usage/meters.ts';
import { refundQuota } from '../usage/quota.ts';
import { type BatchId, itemsOf, sameBatch } from './find-batch.ts';

/** Cancels every item that waits and gives its quota back. The batch must be locked by the caller. */
export async function cancelPending(tx: Transaction, id: BatchId): Promise<void> {
  const { count } = await tx
    .update(batchItems)
    .set({ status: 'cancelled', error: null })
    .where(and(itemsOf(id), eq(batchItems.status, 'pending')));
  if (!count) return;
  await tx
    .update(batchJobs)
    .set({ cancelled: sql`${batchJobs.cancelled} + ${count}` })
    .where(sameBatch(id));
  await refundQuota(tx, { organizationId: id.organizationId, meter: OPTIMIZATIONS, amount: count });
}
