import rateLimit from '@fastify/rate-limit';
import { addressKey } from '@refinery/domain/security/address-key.ts';
import type { FastifyRequest } from 'fastify';
import type { ApiEnvironment } from '../config.ts';
import type { App, AppOptions } from '../types.ts';
import { registerKeyRateLimits } from './key-rate-limits.ts';
import { addressRateKey, createRateLimitStore } from './rate-limit-store.ts';
import { tooManyRequests } from './too-many-requests.ts';

/** Reads have an allowance of their own, so that polling never starves work. */
const READS_PER_WRITE = 10;
/**
 * So have programs that fetch their prompts at run time: many processes, each of which asks again and again.
 */
const FETCHES_PER_WRITE = 100;

type Kind = 'read' | 'write' | 'fetches';
const FACTORS: Record<Kind, number> = { read: READS_PER_WRITE, write: 1, fetches: FETCHES_PER_WRITE };

/**
 * Limits requests per organization by its plan, per API key that has a limit of its own, and on public auth
 * routes per client address. Runs after authentication, before the body is read. What ends in 404, or in 401
 * for want of credentials, asks neither database nor Redis: counting it would cost more than answering it.
 * Wrong credentials are counted where they are judged.
 */
export async function registerRateLimits(app: App, { ctx, config }: AppOptions): Promise<void> {
  registerKeyRateLimits(app, { ctx });
  const { plans } = ctx.settings;
  /** Requests a window; 0 is no limit. */
  const allowance = (request: FastifyRequest): number =>
    request.actor
      ? plans[request.actor.plan].requestRate * FACTORS[kindOf(request)]
      : perAddress(config, request);
  await app.register(rateLimit, {
    global: true,
    hook: 'onRequest',
    enableDraftSpec: true,
    timeWindow: config.RATE_LIMIT_WINDOW_SECONDS * 1_000,
    store: createRateLimitStore(ctx.redis, ctx.logger),
    allowList: (request) => allowance(request) === 0,
    max: allowance,
    keyGenerator: keyOf,
    errorResponseBuilder: (_request, { ttl }) => tooManyRequests(ttl),
  });
}

function kindOf({ method, routeOptions }: FastifyRequest): Kind {
  const { rate } = routeOptions.config;
  if (rate === 'fetches') return rate;
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

/** Of callers whom nobody knows, on each route. */
function perAddress(config: ApiEnvironment, request: FastifyRequest): number {
  if (isAuthRoute(request)) return config.RATE_LIMIT_AUTH;
  return request.routeOptions.config.rate === 'public' ? config.RATE_LIMIT_PUBLIC : 0;
}

const isAuthRoute = (request: FastifyRequest): boolean =>
  (request.routeOptions.url ?? '').startsWith('/api/v1/auth/');

function keyOf(request: FastifyRequest): string {
  if (request.actor) return `${request.actor.organizationId}:${kindOf(request)}`;
  return addressRateKey(addressKey(request.ip), request.routeOptions.url ?? '');
}
