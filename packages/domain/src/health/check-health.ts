import type { Health } from '@refinery/contracts/health.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';

type ServiceHealth = Health['services'][string];

/** No single check may hold up the answer for longer. */
const CHECK_TIMEOUT_MS = 2_000;
const WRONG_POLICY = 'maxmemory-policy must be noeviction: any other loses jobs';

export interface HealthReport {
  status: Health['status'];
  services: Record<string, ServiceHealth>;
}

/**
 * Asks Postgres and Redis for a sign of life and the refiner's threads whether they do work. Without Postgres the service
 * is down, without Redis or long texts degraded.
 */
export async function checkHealth(
  ctx: Pick<Context, 'redis' | 'refiner' | 'systemDb'>,
): Promise<HealthReport> {
  const [database, redis] = await Promise.all([
    probe(() => ctx.systemDb.execute(sql`select 1`)),
    probe(() => ctx.redis.ping()),
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

async function probe(ask: () => Promise<unknown>): Promise<ServiceHealth> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([ask(), late]);
    return { status: 'up', responseTimeMs: Math.round((performance.now() - started) * 100) / 100 };
  } catch {
    return { status: 'down', responseTimeMs: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Throws where Redis may evict keys, since it would lose locks and jobs. Hosts that hide the setting pass. */
export async function assertRedisKeepsKeys(redis: Context['redis']): Promise<void> {
  const answer = await redis.config('GET', 'maxmemory-policy').catch(() => null);
  const policy = Array.isArray(answer) ? answer[1] : undefined;
  if (typeof policy === 'string' && policy !== 'noeviction') {
    throw new Error(
      `Redis has maxmemory-policy ${policy}. ${WRONG_POLICY}. Set it with: CONFIG SET maxmemory-policy noeviction`,
    );
  }
}
