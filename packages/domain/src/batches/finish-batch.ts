import type { Transaction } from '@refinery/db/create-db.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { and, inArray, sql } from 'drizzle-orm';
import { type BatchId, OPEN_STATUSES, sameBatch } from './find-batch.ts';

/**
 * Ends a batch whose last item has ended: `cancelled` where it was being cancelled, `failed` where no item was
 * refined, else `completed`. The batch must be locked by the caller.
 */
export async function finishBatchIfDone(tx: Transaction, id: BatchId, now: Date): Promise<void> {
  const ended = sql`${batchJobs.completed} + ${batchJobs.failed} + ${batchJobs.cancelled}`;
  await tx
    .update(batchJobs)
    .set({
      status: sql`case
        when ${batchJobs.status} = 'cancelling' then 'cancelled'
        when ${batchJobs.completed} = 0 then 'failed'
        else 'completed' end`,
      finishedAt: now,
    })
    .where(and(sameBatch(id), inArray(batchJobs.status, OPEN_STATUSES), sql`${ended} = ${batchJobs.total}`));
}
