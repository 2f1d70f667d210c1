import { DomainError } from '@refinery/domain/errors/domain-error.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, AppOptions } from '../types.ts';
import { createRateCounter } from './rate-limit-store.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is left of the limit of the API key that calls; null where it has none. */
    keyRate: KeyRate | null;
  }
}

interface KeyRate {
  limit: number;
  remaining: number;
  resetSeconds: number;
}

const WINDOW_MS = 60_000;

/**
 * Limits requests per API key, for keys with a limit of their own. Comes before the limit of the
 * organization, which a key that asks too often does not use up for the others; the headers tell of the one
 * with less left.
 */
export function registerKeyRateLimits(app: App, { ctx }: Pick<AppOptions, 'ctx'>): void {
  const count = createRateCounter(ctx.redis, ctx.logger);
  app.decorateRequest('keyRate', null);
  const check = async (request: FastifyRequest): Promise<void> => {
    const { actor } = request;
    if (actor?.kind !== 'api-key' || actor.rateLimitPerMinute === null) return;
    const limit = actor.rateLimitPerMinute;
    const { current, ttl } = await count(`key:${actor.apiKeyId}`, WINDOW_MS);
    const resetSeconds = Math.max(1, Math.ceil(ttl / 1_000));
    request.keyRate = { limit, remaining: Math.max(0, limit - current), resetSeconds };
    if (current <= limit) return;
    const detail = `This API key may send ${limit} requests per minute. Try again in ${resetSeconds} s.`;
    throw new DomainError('rate_limited', detail, { retryAfterSeconds: resetSeconds });
  };
  // A hook of the routes that come from here on: those of an app go to scopes that were there before, too,
  // and calls to models have counters of their own.
  app.addHook('onRoute', (route) => {
    route.onRequest = [route.onRequest ?? [], check].flat();
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const rate = request.keyRate;
    if (rate && rate.remaining < remainingIn(reply)) {
      reply.header('ratelimit-limit', rate.limit);
      reply.header('ratelimit-remaining', rate.remaining);
      reply.header('ratelimit-reset', rate.resetSeconds);
    }
    return payload;
  });
}

/** What is left of the organization's limit; without end where it has none, or was not asked. */
function remainingIn(reply: FastifyReply): number {
  const remaining = reply.getHeader('ratelimit-remaining');
  return remaining === undefined ? Number.POSITIVE_INFINITY : Number(remaining);
}
