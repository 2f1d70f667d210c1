import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { type Grant, WINDOW_MS } from './allowance.ts';

/** How long Redis is left alone after it let somebody wait that long. */
const PAUSE_MS = 1_000;

export interface AskerOptions {
  redis: Redis;
  logger: Logger;
  /** No call waits longer for Redis in all. */
  longestWaitMs: number;
}

/**
 * Asks Redis for blocks, as long as it answers in time. Its own deadlines are not those of the clock of the
 * product.
 */
export class Asker {
  readonly #redis: Redis;
  readonly #logger: Logger;
  readonly #longestWaitMs: number;
  #pausedUntil = 0;
  #fellBack = false;

  constructor({ redis, logger, longestWaitMs }: AskerOptions) {
    this.#redis = redis;
    this.#logger = logger;
    this.#longestWaitMs = longestWaitMs;
  }

  /** Until when somebody who comes now waits, by `performance.now()`. */
  deadline(): number {
    return performance.now() + this.#longestWaitMs;
  }

  /** Rejects while Redis is down. */
  async ask(key: string, now: number, ask: Ask): Promise<Grant> {
    const grant = await takeBlock(this.#redis, key, now, ask);
    this.#fellBack = false;
    return grant;
  }

  /** Whether it makes sense to ask. */
  isPaused(): boolean {
    return performance.now() < this.#pausedUntil;
  }

  /** Whether `asking` ended well within this time. It goes on where it did not. */
  async endsBefore(asking: Promise<unknown>, until: number): Promise<boolean> {
    const deadline = Promise.withResolvers<'late'>();
    // An answer that has arrived is read first: then it was this process that was slow.
    const giveUp = () => setImmediate(() => deadline.resolve('late'));
    const timer = setTimeout(giveUp, Math.max(0, until - performance.now()));
    try {
      const first = await Promise.race([asking, deadline.promise]);
      if (first !== 'late') return true;
      this.#pausedUntil = performance.now() + PAUSE_MS;
    } catch {
      // Redis is away, which is said below.
    } finally {
      clearTimeout(timer);
    }
    this.#tell();
    return false;
  }

  #tell(): void {
    if (!this.#fellBack)
      this.#logger.warn('rates of calls count in the memory of this process: Redis cannot be reached');
    this.#fellBack = true;
  }
}

/**
 * Grants a block of what a window has left: a tenth of that, so that blocks become smaller as it runs out and
 * processes that hold one keep little from the others; or what is needed or waited for, where that is more;
 * or nothing, where it has less than is needed. A window that was overspent leaves the rest to the next ones.
 */
const TAKE_SCRIPT = `
local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local need, wanted, beyondGrant = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local state = redis.call('HMGET', KEYS[1], 'used', 'endsAt')
local used, endsAt = tonumber(state[1] or 0), tonumber(state[2] or 0)
if endsAt > now + window then endsAt = now + window end
if endsAt <= now then
  local windows = math.floor((now - endsAt) / window) + 1
  used = math.max(0, used - limit * windows)
  endsAt = used > 0 and endsAt + windows * window or now + window
end
used = math.max(0, used + beyondGrant)
local granted = 0
if need > 0 and need <= limit - used then
  granted = math.min(limit - used, math.max(need, wanted, math.ceil((limit - used) / 10)))
end
used = used + granted
redis.call('HSET', KEYS[1], 'used', used, 'endsAt', endsAt)
redis.call('PEXPIRE', KEYS[1], endsAt - now + window * math.ceil(math.max(0, used - limit) / limit) + 1000)
return {granted, limit - used, endsAt}`;

interface Ask {
  limit: number;
  /** Less is of no use to who asks; 0: only tells. */
  need: number;
  /** What all who wait need. */
  wanted: number;
  /** What was spent without a grant; negative: what was given back of that. */
  beyondGrant: number;
}

/** Rejects while Redis is down. */
async function takeBlock(redis: Redis, key: string, now: number, ask: Ask): Promise<Grant> {
  const { limit, need, wanted, beyondGrant } = ask;
  const answer: unknown = await redis.eval(
    TAKE_SCRIPT,
    1,
    key,
    now,
    WINDOW_MS,
    limit,
    need,
    wanted,
    beyondGrant,
  );
  const [granted, available, endsAt] = Array.isArray(answer) ? answer.map(Number) : [];
  if (granted === undefined || available === undefined || endsAt === undefined) {
    throw new Error('Redis gave no block.');
  }
  return { granted, available, endsAt };
}
