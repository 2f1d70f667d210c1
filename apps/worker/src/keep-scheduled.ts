import type { Context } from '@refinery/domain/context/context.ts';
import { RECONCILE_JOB } from '@refinery/domain/context/jobs.ts';

const SCHEDULER_ID = 'reconciler';
const FAILED_JOBS_KEPT = { age: 3_600, count: 100 };

/**
 * Makes sure the reconciler ticks, now and for as long as the process lives: the schedule lives in Redis, and
 * Redis may lose it. Returns how to stop.
 */
export function keepReconcilerScheduled(ctx: Context, intervalMs: number): () => void {
  const ensure = async (): Promise<void> => {
    const queue = await ctx.queues.maintenance();
    const job = { name: RECONCILE_JOB, opts: { removeOnComplete: true, removeOnFail: FAILED_JOBS_KEPT } };
    await queue.upsertJobScheduler(SCHEDULER_ID, { every: intervalMs }, job);
  };
  const tryToEnsure = (): void => {
    ensure().catch((error: unknown) => ctx.logger.debug({ err: error }, 'reconciler not scheduled'));
  };
  tryToEnsure();
  const timer = setInterval(tryToEnsure, intervalMs);
  return () => clearInterval(timer);
}
