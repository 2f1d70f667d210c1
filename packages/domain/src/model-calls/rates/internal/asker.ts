import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Grant } from './allowance.ts';
import { type Ask, takeBlock } from './take-block.ts';

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
