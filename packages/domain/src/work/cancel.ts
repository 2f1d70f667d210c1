import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { refundQuota } from '../usage/quota.ts';
import { runAfterJobEnded } from './internal/after-job-ended.ts';
import { finishIfDone } from './internal/finish.ts';
import { type JobRow, lockJob } from './internal/lock-job.ts';
import type { Kind } from './kind.ts';
import { isOpen, type JobId, type JobStatus, whereJob, whereOf } from './tables.ts';

/**
 * Cancels what has not begun of an open job and returns its quota; what is running finishes. Cancelling twice
 * is fine. `also` takes effect with it, and not where nothing is cancelled. Returns the status the job had,
 * which is unchanged unless it was open; null where there is no such job.
 */
export async function cancelJob(
  ctx: Context,
  kind: Kind,
  id: JobId,
  also: (tx: Transaction, was: JobStatus) => Promise<void> = async () => undefined,
): Promise<JobStatus | null> {
  const { was, finished } = await tenantOf(ctx, id.organizationId).run(async (tx) => {
    const job = await lockJob(tx, kind, id);
    if (!job || !isOpen(job.status)) return { was: job?.status ?? null, finished: false };
    await tx.execute(sql`update ${kind.tables.jobs} set status = 'cancelling' where ${whereJob(id)}`);
    await cancelPending(tx, kind, id, job);
    await also(tx, job.status);
    return { was: job.status, finished: await finishIfDone(tx, kind, id, ctx.clock.now()) };
  });
  if (finished) await runAfterJobEnded(ctx, kind, id);
  return was;
}

/**
 * Cancels every item that waits and gives its quota back. The job must be locked by the caller, as `lockJob`
 * does.
 */
export async function cancelPending(tx: Transaction, kind: Kind, id: JobId, job: JobRow): Promise<void> {
  const { jobs, items } = kind.tables;
  const { count } = await tx.execute(sql`
    update ${items} set status = 'cancelled', error = null
    where ${whereOf(kind.tables, id)} and status = 'pending'`);
  if (!count) return;
  await tx.execute(sql`update ${jobs} set cancelled = cancelled + ${count} where ${whereJob(id)}`);
  if (!kind.meter) return;
  const owner = { organizationId: id.organizationId, apiKeyId: job.api_key_id };
  await refundQuota(tx, { ...owner, meter: kind.meter, amount: count });
}
