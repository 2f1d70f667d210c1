import type { FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import { runTogether } from '@refinery/domain/concurrency/run-together.ts';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';

interface Count {
  current: number;
  /** Milliseconds to the end of the window. */
  ttl: number;
}

/**
 * Counts requests and starts the window with the first. One script, so that no counter can lose its expiry.
 */
const COUNT_SCRIPT = `
local current = redis.call('INCRBY', KEYS[1], ARGV[2])
local ttl = redis.call('PTTL', KEYS[1])
if ttl < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  ttl = tonumber(ARGV[1])
end
return {current, ttl}`;

const MAX_LOCAL_KEYS = 10_000;

/** Counts in Redis, shared by all API processes; while Redis is down, in this process's memory. */
export function createRateLimitStore(redis: Redis, logger: Logger): FastifyRateLimitStoreCtor {
  const counter = createRateCounter(redis, logger);
  return class RateLimitStore {
    incr(key: string, callback: (error: Error | null, result?: Count) => void, timeWindow: number): void {
      counter(key, timeWindow).then((count) => callback(null, count), callback);
    }

    child(): RateLimitStore {
      return this;
    }
  };
}

const ADDRESS = 'address:';
const isAddress = (key: string): boolean => key.startsWith(ADDRESS);

/** The key of a client address's requests to a route; every other key is an organization's. */
export const addressRateKey = (address: string, route: string): string => `${ADDRESS}${address}:${route}`;

/**
 * Counts one request under a key and tells how many there were in the window. Those that come at the same
 * moment are counted together, and each is told its own place. Does without Redis as the store does.
 */
export function createRateCounter(redis: Redis, logger: Logger) {
  const countAll = createGroupCounter(redis, logger);
  return runTogether(async (key: string, windows: readonly number[]) => {
    const { current, ttl } = await countAll(key, Math.max(...windows), windows.length);
    return windows.map((_, place) => ({ current: current - windows.length + place + 1, ttl }));
  });
}

function createGroupCounter(redis: Redis, logger: Logger) {
  // Apart, so that no number of addresses makes an organization's window go.
  const local = { address: new LocalCounter(), organization: new LocalCounter() };
  let fellBack = false;
  return async (key: string, windowMs: number, size: number): Promise<Count> => {
    try {
      const answer: unknown = await redis.eval(COUNT_SCRIPT, 1, `rate:${key}`, windowMs, size);
      fellBack = false;
      const [current, ttl] = Array.isArray(answer) ? answer.map(Number) : [];
      return { current: current ?? 1, ttl: ttl ?? windowMs };
    } catch {
      if (!fellBack)
        logger.warn('rate limits fall back to the memory of this process: Redis cannot be reached');
      fellBack = true;
      return local[isAddress(key) ? 'address' : 'organization'].count(key, windowMs, size);
    }
  };
}

/** Fixed windows in memory, for at most 10,000 keys: the one used longest ago goes first. */
class LocalCounter {
  private readonly windows = new Map<string, { current: number; endsAt: number }>();

  count(key: string, windowMs: number, size: number): Count {
    const now = Date.now();
    const known = this.windows.get(key);
    const window = known && known.endsAt > now ? known : { current: 0, endsAt: now + windowMs };
    window.current += size;
    this.windows.delete(key);
    this.windows.set(key, window);
    if (this.windows.size > MAX_LOCAL_KEYS) {
      for (const oldest of this.windows.keys()) {
        this.windows.delete(oldest);
        break;
      }
    }
    return { current: window.current, ttl: window.endsAt - now };
  }
}
