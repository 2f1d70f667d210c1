import type { Context } from '@refinery/domain/context/context.ts';
import { assertRedisKeepsKeys } from '@refinery/domain/health/check-health.ts';
import { reencryptSecrets } from '@refinery/domain/maintenance/reencrypt-secrets.ts';
import { sampleSecrets } from '@refinery/domain/maintenance/sample-secrets.ts';
import type { WorkerEnvironment } from './config.ts';
import { startHealthServer } from './health-server.ts';
import { keepReconcilerScheduled } from './keep-scheduled.ts';
import { joinProgress, type Progress } from './progress-watch.ts';
import { startQueueWorkers } from './queue-workers.ts';
import { startWhenMigrated } from './start-when-migrated.ts';
import { watchEvictionPolicy } from './watch-eviction-policy.ts';

const PROGRESS_CHECK_MS = 5_000;

export interface RunningWorker {
  healthPort: number;
  /** Fails readiness, takes no further job and finishes those it has. */
  close(): Promise<void>;
}

/**
 * Starts everything a worker process does. Where the database lacks migrations it takes no job, and is not
 * ready, until they are applied. Throws where Redis may evict keys.
 */
export async function startWorker(ctx: Context, config: WorkerEnvironment): Promise<RunningWorker> {
  await assertRedisKeepsKeys(ctx.redis);
  const policy = watchEvictionPolicy(ctx);
  const watches: Progress[] = [];
  const work = await startWhenMigrated(ctx, async () => {
    await useNewestKey(ctx);
    ctx.background.run('a sample of the secrets', () => tellUnreadable(ctx));
    const queues = startQueueWorkers(ctx, config);
    watches.push(queues.progress);
    const progressTimer = setInterval(queues.progress.check, PROGRESS_CHECK_MS);
    const stopScheduling = keepReconcilerScheduled(ctx, config.RECONCILE_INTERVAL_MS);
    return async () => {
      stopScheduling();
      clearInterval(progressTimer);
      await queues.close();
    };
  });
  const progress = joinProgress(watches);
  const health = await startHealthServer(ctx, {
    host: config.WORKER_HOST,
    port: config.WORKER_PORT,
    progress,
    problem: () => policy.problem() ?? progress.problem() ?? ctx.refiner.problem(),
  });
  return {
    healthPort: health.port,
    close: async () => {
      health.stopping();
      policy.stop();
      await work.close();
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

async function tellUnreadable(ctx: Context): Promise<void> {
  const { readable, unreadable } = await sampleSecrets({ ...ctx, keyring: ctx.settings.keyring });
  if (unreadable)
    ctx.logger.error(
      { readable, unreadable },
      'stored secrets cannot be decrypted with ENCRYPTION_KEYS: give it the keys that encrypted them',
    );
}
