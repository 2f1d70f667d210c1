import type { Context } from '@refinery/domain/context/context.ts';
import { assertRedisKeepsKeys } from '@refinery/domain/health/check-health.ts';
import { reencryptCredentials } from '@refinery/domain/providers/reencrypt-credentials.ts';
import type { WorkerEnvironment } from './config.ts';
import { startHealthServer } from './health-server.ts';
import { watchProgress } from './progress-watch.ts';
import { keepReconcilerScheduled, startQueueWorkers } from './queue-workers.ts';

const PROGRESS_CHECK_MS = 5_000;

export interface RunningWorker {
  healthPort: number;
  /** Fails readiness, takes no further job and finishes those it has. */
  close(): Promise<void>;
}

/** Starts everything a worker process does. Throws where Redis may evict keys. */
export async function startWorker(ctx: Context, config: WorkerEnvironment): Promise<RunningWorker> {
  await assertRedisKeepsKeys(ctx.redis);
  const reencrypted = await reencryptCredentials(ctx);
  if (reencrypted) ctx.logger.info({ reencrypted }, 'credentials sealed with the current key');

  const queues = startQueueWorkers(ctx, config);
  const progress = watchProgress({
    worker: queues.lanes,
    waiting: () =>
      ctx.queues
        .lanes()
        .then((queue) => queue.getWaitingCount())
        .catch(() => null),
    now: () => performance.now(),
  });
  const progressTimer = setInterval(progress.check, PROGRESS_CHECK_MS);
  const health = await startHealthServer(ctx, {
    host: config.WORKER_HOST,
    port: config.WORKER_PORT,
    progress,
  });
  const stopScheduling = keepReconcilerScheduled(ctx, config.RECONCILE_INTERVAL_MS);
  return {
    healthPort: health.port,
    close: async () => {
      health.stopping();
      stopScheduling();
      clearInterval(progressTimer);
      await queues.close();
      await health.close();
    },
  };
}
