import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { reserveQuota } from '../usage/quota.ts';
import { lockJob } from './internal/lock-job.ts';
import type { Kind } from './kind.ts';
import { startLanes } from './lanes.ts';
import { andAlso, isOpen, type JobId, type JobStatus, whereJob, whereOf } from './tables.ts';

export interface Retried {
  /** The status the job had. */
  was: JobStatus;
  /** Items that are tried again; 0 where none had failed, or the job had not ended. */
  items: number;
}

/**
 * Tries the failed items of an ended job again, and only those; `also` takes effect with it. Null where there
 * is no such job. It is charged to whom the job was: its organization, and the API key that made it. Errors:
 * `quota_exceeded`.
 */
export async function retryFailed(
  ctx: Context,
  kind: Kind,
  id: JobId,
  also: (tx: Transaction, items: number) => Promise<void> = async () => undefined,
): Promise<Retried | null> {
  const retried = await tenantOf(ctx, id.organizationId).run(async (tx) => {
    const job = await lockJob(tx, kind, id);
    if (!job) return null;
    if (isOpen(job.status) || !job.failed) return { was: job.status, items: 0 };
    const { jobs, items, anew } = kind.tables;
    const { count } = await tx.execute(sql`
      update ${items} set status = 'pending', attempts = 0,
        available_at = ${ctx.clock.now().toISOString()}::timestamptz, error = null${andAlso(anew)}
      where ${whereOf(kind.tables, id)} and status = 'failed'`);
    // Before the job is open: a new period begins with what open jobs have left.
    const { organizationId } = id;
    const owner = { organizationId, apiKeyId: job.api_key_id };
    if (kind.meter) await reserveQuota(ctx, tx, { ...owner, meter: kind.meter, amount: count });
    await tx.execute(sql`
      update ${jobs} set status = 'queued', failed = 0, started_at = null, finished_at = null
        ${andAlso(kind.afterJobEnded && sql`ended_at = null`)}
      where ${whereJob(id)}`);
    await also(tx, count);
    return { was: job.status, items: count };
  });
  if (retried?.items) await startLanes(ctx, kind, id);
  return retried;
}
