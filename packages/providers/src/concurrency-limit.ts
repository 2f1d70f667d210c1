import { ProviderError } from './errors.ts';
import type { VendorName } from './spec.ts';

export interface ConcurrencyPolicy {
  /** Calls that run at once per key. Default 16. */
  maxConcurrent?: number;
  /** Calls that wait per key; one more is refused. Default 1000. */
  maxQueued?: number;
}

export interface ConcurrencyLimit {
  /**
   * Runs a call when there is room for it among those of its key, first come first served.
   * @throws {ProviderError} `overloaded`, reason `queue_full`; the abort reason when `signal` is aborted while waiting;
   *   what `run` throws
   */
  run<T>(key: string, provider: VendorName, signal: AbortSignal, run: () => Promise<T>): Promise<T>;
}

interface Lane {
  running: number;
  /** Begins the next call; a Set keeps order and forgets an aborted one at once. */
  waiting: Set<() => void>;
}

function waitForTurn(lane: Lane, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      lane.waiting.delete(begin);
      reject(signal.reason);
    };
    lane.waiting.add(begin);
    signal.addEventListener('abort', leave, { once: true });
  });
}

/** Makes a semaphore per key; keys without calls take no memory. */
export function createConcurrencyLimit(policy: ConcurrencyPolicy = {}): ConcurrencyLimit {
  const { maxConcurrent = 16, maxQueued = 1000 } = policy;
  const lanes = new Map<string, Lane>();

  function release(key: string, lane: Lane): void {
    const [next] = lane.waiting;
    if (next) {
      // The place passes straight to the next in line, so nobody can slip in between.
      lane.waiting.delete(next);
      next();
      return;
    }
    lane.running -= 1;
    if (lane.running === 0) lanes.delete(key);
  }

  return {
    async run(key, provider, signal, run) {
      signal.throwIfAborted();
      const lane = lanes.get(key) ?? { running: 0, waiting: new Set() };
      lanes.set(key, lane);
      if (lane.running < maxConcurrent) {
        lane.running += 1;
      } else if (lane.waiting.size >= maxQueued) {
        throw new ProviderError({ provider, kind: 'overloaded', reason: 'queue_full' });
      } else {
        await waitForTurn(lane, signal);
      }
      try {
        return await run();
      } finally {
        release(key, lane);
      }
    },
  };
}
