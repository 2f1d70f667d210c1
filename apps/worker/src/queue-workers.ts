import { LANE_QUEUE, type LaneJob, MAINTENANCE_QUEUE, RECONCILE_JOB } from '@refinery/contracts/jobs.ts';
import { runLane } from '@refinery/domain/batches/run-lane.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { WorkerEnvironment } from './config.ts';

/** A worker that dies is noticed within two of these; its items are free again when their lease ends. */
const LOCK_MS = 30_000;
const STALLED_CHECK_MS = 15_000;
const FINISHED_JOBS_KEPT = { age: 3_600, count: 1_000 };
const SCHEDULER_ID = 'reconciler';

export interface QueueWorkers {
  lanes: Worker<LaneJob>;
  maintenance: Worker;
  /** Takes no further job and waits for those it has. */
  close(): Promise<void>;
}

/** Starts taking jobs: lanes of batches, and the ticks of the reconciler. */
export function startQueueWorkers(ctx: Context, config: WorkerEnvironment): QueueWorkers {
  const connections = [openConnection(config.REDIS_URL), openConnection(config.REDIS_URL)] as const;
  const common = {
    prefix: config.REDIS_PREFIX,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    removeOnComplete: FINISHED_JOBS_KEPT,
    removeOnFail: FINISHED_JOBS_KEPT,
  };
  const lanes = new Worker<LaneJob>(
    LANE_QUEUE,
    ({ data }) => {
      const { batchId, lane, requestId } = data;
      return runLane({ ...ctx, logger: ctx.logger.child({ batchId, lane, requestId }) }, data);
    },
    { ...common, connection: connections[0], concurrency: config.WORKER_CONCURRENCY },
  );
  const maintenance = new Worker(MAINTENANCE_QUEUE, () => reconcile(ctx), {
    ...common,
    connection: connections[1],
    concurrency: 1,
  });
  for (const worker of [lanes, maintenance]) logFailures(ctx, worker);
  return {
    lanes,
    maintenance,
    close: async () => {
      await Promise.all([lanes.close(), maintenance.close()]);
      for (const connection of connections) connection.disconnect();
    },
  };
}

/** Workers wait for Redis to come back, however long that takes. */
const openConnection = (url: string): Redis => {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  // Every failed reconnect is an error event; the context's connection logs the outage once.
  redis.on('error', () => undefined);
  return redis;
};

function logFailures(ctx: Context, worker: Worker): void {
  worker.on('error', (error) => ctx.logger.debug({ err: error, queue: worker.name }, 'queue worker error'));
  worker.on('failed', (job, error) =>
    ctx.logger.error({ err: error, queue: worker.name, jobId: job?.id }, 'job failed'),
  );
  worker.on('stalled', (jobId) => ctx.logger.warn({ queue: worker.name, jobId }, 'job stalled'));
}

/**
 * Makes sure the reconciler ticks, now and for as long as the process lives: the schedule lives in Redis, and Redis
 * may lose it. Returns how to stop.
 */
export function keepReconcilerScheduled(ctx: Context, intervalMs: number): () => void {
  const ensure = async (): Promise<void> => {
    const queue = await ctx.queues.maintenance();
    await queue.upsertJobScheduler(
      SCHEDULER_ID,
      { every: intervalMs },
      {
        name: RECONCILE_JOB,
        opts: { removeOnComplete: FINISHED_JOBS_KEPT, removeOnFail: FINISHED_JOBS_KEPT },
      },
    );
  };
  const tryToEnsure = (): void => {
    ensure().catch((error: unknown) => ctx.logger.debug({ err: error }, 'reconciler not scheduled'));
  };
  tryToEnsure();
  const timer = setInterval(tryToEnsure, intervalMs);
  return () => clearInterval(timer);
}
