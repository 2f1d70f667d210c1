import type { Health } from '@refinery/contracts/health.ts';
import { RefusedToStart } from '@refinery/db/refused-to-start.ts';
import type { Context } from '../context/context.ts';
import { describeMissingMigrations } from './describe-missing-migrations.ts';

type ServiceHealth = Health['services'][string];

/** No single check may hold up the answer for longer. */
const CHECK_TIMEOUT_MS = 2_000;
const WRONG_POLICY = 'maxmemory-policy must be noeviction: any other loses jobs';

export interface HealthReport {
  status: Health['status'];
  services: Record<string, ServiceHealth>;
}

/**
 * Asks Postgres and Redis for a sign of life and the refiner's threads whether they do work. Without
 * Postgres, or without a migration of this release, the service is down; without Redis or long texts it is
 * degraded.
 */
export async function checkHealth(
  ctx: Pick<Context, 'redis' | 'refiner' | 'systemDb'>,
): Promise<HealthReport> {
  const [database, redis] = await Promise.all([
    probe(() => describeMissingMigrations(ctx)),
    probe(async () => {
      await ctx.redis.ping();
      return null;
    }),
  ]);
  const refiner = refinerHealth(ctx);
  const weakened = redis.status === 'down' || refiner.status === 'down';
  const status = database.status === 'down' ? 'down' : weakened ? 'degraded' : 'ok';
  return { status, services: { database, redis, refiner } };
}

function refinerHealth(ctx: Pick<Context, 'refiner'>): ServiceHealth {
  const problem = ctx.refiner.problem();
  if (!problem) return { status: 'up', responseTimeMs: null };
  return { status: 'down', responseTimeMs: null, detail: problem };
}

/** `ask` answers what is wrong with a service that can be reached; null where nothing is. */
async function probe(ask: () => Promise<string | null>): Promise<ServiceHealth> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), CHECK_TIMEOUT_MS);
  });
  try {
    const detail = await Promise.race([ask(), late]);
    const responseTimeMs = Math.round((performance.now() - started) * 100) / 100;
    return detail === null ? { status: 'up', responseTimeMs } : { status: 'down', responseTimeMs, detail };
  } catch {
    return { status: 'down', responseTimeMs: null };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Throws RefusedToStart where Redis may evict keys, since it would lose locks and jobs. Hosts that hide the
 * setting pass.
 */
export async function assertRedisKeepsKeys(redis: Context['redis']): Promise<void> {
  const answer = await redis.config('GET', 'maxmemory-policy').catch(() => null);
  const policy = Array.isArray(answer) ? answer[1] : undefined;
  if (typeof policy === 'string' && policy !== 'noeviction') {
    throw new RefusedToStart(
      `Redis has maxmemory-policy ${policy}. ${WRONG_POLICY}. Set it with: CONFIG SET maxmemory-policy noeviction`,
    );
  }
}
