import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '@refinery/domain/context/context.ts';
import { MAINTENANCE_QUEUE } from '@refinery/domain/context/jobs.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { workKinds } from '@refinery/domain/registries/work-kinds.ts';
import type { Kind } from '@refinery/domain/work/kind.ts';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { WorkerEnvironment } from './config.ts';
import { endUnderLock } from './end-under-lock.ts';
import { locksFor, startKindWorker } from './kind-worker.ts';
import { joinProgress, type Progress } from './progress-watch.ts';

/** Reconnects quickly, so that work goes on soon after an outage. */
const MAX_RECONNECT_DELAY_MS = 2_000;
const STRANDED_CHECK_MS = 100;

export interface QueueWorkers {
  progress: Progress;
  /**
   * Takes no further job, lets running ones end or give back what they have not begun, and waits for them.
   */
  close(): Promise<void>;
}

/**
 * Starts taking jobs: lanes of every kind of work, each from its own queue, and the ticks of the reconciler.
 */
export function startQueueWorkers(
  ctx: Context,
  config: WorkerEnvironment,
  kinds: readonly Kind[] = workKinds,
): QueueWorkers {
  const closing = new AbortController();
  let working = 0;
  const count = <T>(work: () => Promise<T>): Promise<T> => {
    working++;
    return work().finally(() => {
      working--;
    });
  };
  const connections: Redis[] = [];
  const connect = (): Redis => {
    const connection = openConnection(config.REDIS_URL);
    connections.push(connection);
    return connection;
  };
  const lanes = kinds.map((kind) =>
    startKindWorker({
      ctx,
      kind,
      slots: config.WORKER_CONCURRENCY,
      closing: closing.signal,
      count,
      queue: { prefix: config.REDIS_PREFIX, connection: connect() },
    }),
  );
  const connection = connect();
  const locks = locksFor(config.BATCH_LEASE_MS);
  const tick = endUnderLock(connection, locks, () => count(() => reconcile(ctx, kinds)));
  const maintenance = new Worker(MAINTENANCE_QUEUE, tick, {
    ...locks,
    prefix: config.REDIS_PREFIX,
    connection,
    concurrency: 1,
  });
  const workers = [...lanes.map(({ worker }) => worker), maintenance];
  for (const worker of workers) logFailures(ctx, worker);
  return {
    progress: joinProgress(lanes.map(({ progress }) => progress)),
    close: async () => {
      closing.abort();
      const closed = Promise.all(workers.map((worker) => worker.close())).then(() => undefined);
      const isStranded = () => !working && connections.every(({ status }) => status !== 'ready');
      await Promise.race([closed, until(isStranded)]);
      for (const connection of connections) connection.disconnect();
    },
  };
}

/**
 * A worker without Redis never finishes closing: it waits to report what it has done. Nothing is lost without
 * that report, since Postgres has it.
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
