import { setTimeout as delay } from 'node:timers/promises';

/** Time as the composable parts see it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds on a scale that never goes backwards; only differences mean anything. */
  now(): number;
  /** Waits at least `ms`; rejects with the abort reason when `signal` is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  const due = performance.now() + ms;
  signal?.throwIfAborted();
  try {
    // A Node timer may fire up to a millisecond early, and a wait that a vendor asked for must not be cut
    // short.
    for (let left = ms; left > 0; left = due - performance.now()) {
      await delay(Math.ceil(left), undefined, signal ? { signal } : {});
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}

export const systemClock: Clock = { now: () => performance.now(), sleep };
