import type { Redis } from 'ioredis';

/**
 * Fixed windows as clients are promised them: the first request opens one, and whatever comes in it does not
 * move its end.
 */
export class ReferenceWindows {
  readonly #windows = new Map<string, { requests: number; endsAt: number }>();
  readonly #windowMs: number;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts a request: how many of its window it makes, and in how many milliseconds the window ends. */
  count(key: string, now: number): { requests: number; endsInMs: number } {
    const open = this.#windows.get(key);
    const window = open && now < open.endsAt ? open : { requests: 0, endsAt: now + this.#windowMs };
    window.requests += 1;
    this.#windows.set(key, window);
    return { requests: window.requests, endsInMs: window.endsAt - now };
  }
}

/** Lets the keys of a prefix grow older, since Redis's own clock cannot be moved. */
export async function age(redis: Redis, prefix: string, byMs: number): Promise<void> {
  for (const key of await redis.keys(`${prefix}*`)) {
    const left = await redis.pttl(key);
    if (left > byMs) await redis.pexpire(key, left - byMs);
    else if (left >= 0) await redis.del(key);
  }
}
