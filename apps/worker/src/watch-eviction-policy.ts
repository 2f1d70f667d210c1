import type { Context } from '@refinery/domain/context/context.ts';
import { assertRedisKeepsKeys } from '@refinery/domain/health/check-health.ts';

export interface PolicyWatch {
  /** What is wrong with Redis; null while nothing is known to be. */
  problem(): string | null;
  stop(): void;
}

/**
 * Asks Redis for its eviction policy again whenever the connection is made anew: it may have been away when
 * the worker started, and it may come back as another one.
 */
export function watchEvictionPolicy(ctx: Context): PolicyWatch {
  let problem: string | null = null;
  const check = (): void => {
    assertRedisKeepsKeys(ctx.redis).then(
      () => {
        problem = null;
      },
      (error: unknown) => {
        problem = error instanceof Error ? error.message : 'Redis has the wrong eviction policy.';
        ctx.logger.error({ err: error }, 'Redis may evict keys');
      },
    );
  };
  ctx.redis.on('ready', check);
  return { problem: () => problem, stop: () => ctx.redis.off('ready', check) };
}
