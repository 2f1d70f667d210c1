import type { Context } from '@refinery/domain/context/context.ts';
import { assertRedisKeepsKeys } from '@refinery/domain/health/check-health.ts';
import { reencryptSecrets } from '@refinery/domain/maintenance/reencrypt-secrets.ts';
import type { WorkerEnvironment } from './config.ts';
import { startHealthServer } from './health-server.ts';
import { keepReconcilerScheduled } from './keep-scheduled.ts';
import { startQueueWorkers } from './queue-workers.ts';
import { watchEvictionPolicy } from './watch-eviction-policy.ts';

const PROGRESS_CHECK_MS = 5_000;

export interface RunningWorker {
  healthPort: number;
  /** Fails readiness, takes no further job and finishes those it has. */
  close(): Promise<void>;
}

/** Starts everything a worker process does. Throws where Redis may evict keys. */
export async function startWorker(ctx: Context, config: WorkerEnvironment): Promise<RunningWorker> {
  await assertRedisKeepsKeys(ctx.redis);
  const policy = watchEvictionPolicy(ctx);
  await useNewestKey(ctx);

  const queues = startQueueWorkers(ctx, config);
  const progressTimer = setInterval(queues.progress.check, PROGRESS_CHECK_MS);
  const health = await startHealthServer(ctx, {
    host: config.WORKER_HOST,
    port: config.WORKER_PORT,
    progress: queues.progress,
    problem: () => policy.problem() ?? queues.progress.problem() ?? ctx.refiner.problem(),
  });
  const stopScheduling = keepReconcilerScheduled(ctx, config.RECONCILE_INTERVAL_MS);
  return {
    healthPort: health.port,
    close: async () => {
      health.stopping();
      policy.stop();
      stopScheduling();
      clearInterval(progressTimer);
      await queues.close();
      await health.close();
    },
  };
}

async function useNewestKey(ctx: Context): Promise<void> {
  for (const [secrets, { reencrypted, unreadable }] of await reencryptSecrets(ctx)) {
    if (reencrypted) ctx.logger.info({ secrets, reencrypted }, 'sealed with the newest key');
    if (unreadable)
      ctx.logger.error({ secrets, unreadable }, 'encrypted with a key that is not in ENCRYPTION_KEYS');
  }
}
