import type { Transaction } from '@refinery/db/create-db.ts';
import { batchJobs, batchLanes } from '@refinery/db/schema/batches.ts';
import { and, inArray, type SQL, sql } from 'drizzle-orm';
import { type BatchId, lanesOf, OPEN_STATUSES, sameBatch } from './find-batch.ts';

/** What a batch ends as: `cancelled` where it was being cancelled, `failed` where no item was refined, else `completed`. */
export const endStatus = (status: SQL, completed: SQL): SQL => sql`case
  when ${status} = 'cancelling' then 'cancelled'
  when ${completed} = 0 then 'failed'
  else 'completed' end`;

/** Ends a batch whose last item has ended, and its lanes with it. The batch must be locked by the caller. */
export async function finishBatchIfDone(tx: Transaction, id: BatchId, now: Date): Promise<void> {
  const ended = sql`${batchJobs.completed} + ${batchJobs.failed} + ${batchJobs.cancelled}`;
  const finished = await tx
    .update(batchJobs)
    .set({
      status: endStatus(sql`${batchJobs.status}`, sql`${batchJobs.completed}`),
      finishedAt: now,
    })
    .where(and(sameBatch(id), inArray(batchJobs.status, OPEN_STATUSES), sql`${ended} = ${batchJobs.total}`))
    .returning({ id: batchJobs.id });
  if (finished.length) await tx.delete(batchLanes).where(lanesOf(id));
}
