import type { Transaction } from '@refinery/db/create-db.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Kind } from '../kind.ts';
import { type JobId, whereJob, whereOf, whereOpen } from '../tables.ts';

/**
 * What a job ends as: `cancelled` where it was being cancelled, `failed` where no item succeeded, else
 * `completed`.
 */
export const endStatus = (status: SQL, completed: SQL): SQL => sql`case
  when ${status} = 'cancelling' then 'cancelled'
  when ${completed} = 0 then 'failed'
  else 'completed' end`;

/**
 * Ends a job whose last item has ended, and its lanes with it. The job must be locked by the caller.
 * Returns whether it ended now.
 */
export async function finishIfDone(tx: Transaction, kind: Kind, id: JobId, now: Date): Promise<boolean> {
  const { jobs, lanes } = kind.tables;
  const finished = await tx.execute(sql`
    update ${jobs} set status = ${endStatus(sql`status`, sql`completed`)},
      finished_at = ${now.toISOString()}::timestamptz
    where ${whereJob(id)} and ${whereOpen} and completed + failed + cancelled = total
    returning true`);
  if (!finished.length) return false;
  await tx.execute(sql`delete from ${lanes} where ${whereOf(kind.tables, id)}`);
  return true;
}
