import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '@refinery/domain/context/context.ts';
import { describeMissingMigrations } from '@refinery/domain/health/describe-missing-migrations.ts';

const CHECK_MS = 1_000;

/** Ends what was started. */
type End = () => Promise<void>;

/**
 * Starts work at once where the database has every migration of this release; otherwise logs what is missing,
 * and starts it as soon as it has. Throws what `start` throws at once; later it is logged, and tried again.
 */
export async function startWhenMigrated(
  ctx: Pick<Context, 'systemDb' | 'logger'>,
  start: () => Promise<End>,
): Promise<{ close: End }> {
  const problem = await describeMissingMigrations(ctx);
  if (problem === null) return { close: await start() };
  ctx.logger.error({ problem }, `no job is taken: ${problem}`);
  const closing = new AbortController();
  const started = startLater(ctx, start, closing.signal);
  return {
    close: async () => {
      closing.abort();
      const end = await started;
      await end?.();
    },
  };
}

async function startLater(
  ctx: Pick<Context, 'systemDb' | 'logger'>,
  start: () => Promise<End>,
  closing: AbortSignal,
): Promise<End | undefined> {
  while (!closing.aborted) {
    try {
      if ((await describeMissingMigrations(ctx)) === null) {
        const end = await start();
        ctx.logger.info('all migrations are applied: jobs are taken');
        return end;
      }
    } catch (error) {
      ctx.logger.warn({ err: error }, 'work could not be started yet');
    }
    await sleep(CHECK_MS, undefined, { signal: closing }).catch(() => undefined);
  }
  return undefined;
}
