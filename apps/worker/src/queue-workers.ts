import { setTimeout as sleep } from 'node:timers/promises';
import { LANE_QUEUE, type LaneJob, MAINTENANCE_QUEUE } from '@refinery/contracts/jobs.ts';
import { runLane } from '@refinery/domain/batches/run-lane.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { DelayedError, type Job, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { WorkerEnvironment } from './config.ts';
import { createOrganizationTurns } from './organization-turns.ts';
import { type ProgressWatch, watchProgress } from './progress-watch.ts';

/** Reconnects quickly, so that work goes on soon after an outage. */
const MAX_RECONNECT_DELAY_MS = 2_000;
const STRANDED_CHECK_MS = 100;
/** So many organizations at least share the slots of a worker. */
const MIN_ORGANIZATIONS = 4;

export interface QueueWorkers {
  progress: ProgressWatch;
  /** Takes no further job, lets running ones end or give back what they have not begun, and waits for them. */
  close(): Promise<void>;
}

/** Starts taking jobs: lanes of batches, and the ticks of the reconciler. */
export function startQueueWorkers(ctx: Context, config: WorkerEnvironment): QueueWorkers {
  const connections = [openConnection(config.REDIS_URL), openConnection(config.REDIS_URL)] as const;
  const closing = new AbortController();
  let working = 0;
  const count = <T>(work: () => Promise<T>): Promise<T> => {
    working++;
    return work().finally(() => {
      working--;
    });
  };
  const common = {
    prefix: config.REDIS_PREFIX,
    // A job is free again as soon as the items its worker held.
    lockDuration: config.BATCH_LEASE_MS,
    stalledInterval: Math.ceil(config.BATCH_LEASE_MS / 2),
  };
  const progress = watchProgress({
    slots: config.WORKER_CONCURRENCY,
    isRunning: () => lanes.isRunning(),
    waiting: () =>
      ctx.queues
        .lanes()
        .then((queue) => queue.getWaitingCount())
        .catch(() => null),
    now: () => performance.now(),
  });
  const turns = createOrganizationTurns({
    share: Math.max(
      1,
      Math.min(config.BATCH_MAX_LANES, Math.floor(config.WORKER_CONCURRENCY / MIN_ORGANIZATIONS)),
    ),
    now: () => performance.now(),
  });
  const takeTurn = async (job: Job<LaneJob>, token: string | undefined): Promise<void> => {
    const { batchId, lane, requestId, organizationId } = job.data;
    const leave = turns.enter(organizationId);
    if (!leave) {
      progress.taken();
      await job.moveToDelayed(Date.now() + turns.waitMs(organizationId), token);
      throw new DelayedError();
    }
    const laneCtx = { ...ctx, logger: ctx.logger.child({ batchId, lane, requestId }) };
    try {
      await progress.run(() => runLane(laneCtx, job.data, closing.signal));
    } finally {
      leave();
    }
  };
  const lanes = new Worker<LaneJob>(LANE_QUEUE, (job, token) => count(() => takeTurn(job, token)), {
    ...common,
    connection: connections[0],
    concurrency: config.WORKER_CONCURRENCY,
  });
  const maintenance = new Worker(MAINTENANCE_QUEUE, () => count(() => reconcile(ctx)), {
    ...common,
    connection: connections[1],
    concurrency: 1,
  });
  for (const worker of [lanes, maintenance]) logFailures(ctx, worker);
  return {
    progress,
    close: async () => {
      closing.abort();
      const closed = Promise.all([lanes.close(), maintenance.close()]).then(() => undefined);
      const isStranded = () => !working && connections.every(({ status }) => status !== 'ready');
      await Promise.race([closed, until(isStranded)]);
      for (const connection of connections) connection.disconnect();
    },
  };
}

/**
 * A worker without Redis never finishes closing: it waits to report what it has done. Nothing is lost without that
 * report, since Postgres has it.
 */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(STRANDED_CHECK_MS, undefined, { ref: false });
}

/** Workers wait for Redis to come back, however long that takes. */
const openConnection = (url: string): Redis => {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => Math.min(tries * 100, MAX_RECONNECT_DELAY_MS),
  });
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
