import { type Clock, systemClock } from './clock.ts';
import { ProviderError } from './errors.ts';
import { linkAbort } from './linked-abort.ts';
import type { VendorName } from './spec.ts';

export interface ConcurrencyPolicy {
  /** Calls that run at once per place. Default 16. */
  maxConcurrent?: number;
  /** Calls that run at once per group, over all its places. Default twice {@link maxConcurrent}. */
  maxConcurrentPerGroup?: number;
  /** Calls that wait per group; one more is refused. Default 200. */
  maxQueued?: number;
  /** How long a call waits before it is refused, in milliseconds. Default 60000. */
  maxWaitMs?: number;
}

/** Where a call counts. Calls of different groups never wait for each other. */
export interface Place {
  group: string;
  /** One of several within the group. */
  name: string;
}

export interface ConcurrencyLimit {
  /**
   * Runs a call when there is room for it in its place and group, first come first served within a place.
   * @throws {ProviderError} `overloaded`, reason `queue_full`, at once or after the longest wait; the abort
   *   reason when `signal` is aborted while waiting; what `run` throws
   */
  run<T>(place: Place, provider: VendorName, signal: AbortSignal, run: () => Promise<T>): Promise<T>;
}

interface Waiting {
  name: string;
  begin: () => void;
}

interface Group {
  running: number;
  /** How many of them run in each place. */
  places: Map<string, number>;
  /** In order; a Set forgets at once who leaves. */
  waiting: Set<Waiting>;
}

/** Makes a semaphore per place within one per group; groups without calls take no memory. */
export function createConcurrencyLimit(policy: ConcurrencyPolicy & { clock?: Clock } = {}): ConcurrencyLimit {
  const { maxConcurrent = 16, maxQueued = 200, maxWaitMs = 60_000, clock = systemClock } = policy;
  const { maxConcurrentPerGroup = 2 * maxConcurrent } = policy;
  const groups = new Map<string, Group>();

  const hasRoom = (group: Group, name: string): boolean =>
    group.running < maxConcurrentPerGroup && (group.places.get(name) ?? 0) < maxConcurrent;

  function enter(group: Group, name: string): void {
    group.running += 1;
    group.places.set(name, (group.places.get(name) ?? 0) + 1);
  }

  function leave(key: string, group: Group, name: string): void {
    group.running -= 1;
    const left = (group.places.get(name) ?? 1) - 1;
    if (left > 0) group.places.set(name, left);
    else group.places.delete(name);
    for (const next of group.waiting) {
      if (!hasRoom(group, next.name)) continue;
      // The room passes straight to the first who can use it, so nobody can slip in between.
      group.waiting.delete(next);
      enter(group, next.name);
      next.begin();
      return;
    }
    if (group.running === 0) groups.delete(key);
  }

  async function waitForTurn(group: Group, name: string, refusal: ProviderError, signal: AbortSignal) {
    const ended = linkAbort(signal);
    clock.sleep(maxWaitMs, ended.signal).then(
      () => ended.abort(refusal),
      () => {}, // The wait ended first.
    );
    const turn = Promise.withResolvers<void>();
    const waiting: Waiting = { name, begin: turn.resolve };
    ended.signal.addEventListener(
      'abort',
      () => {
        group.waiting.delete(waiting);
        turn.reject(ended.signal.reason);
      },
      { once: true },
    );
    group.waiting.add(waiting);
    try {
      await turn.promise;
    } finally {
      ended.unlink();
      ended.abort(undefined);
    }
  }

  return {
    async run({ group: key, name }, provider, signal, run) {
      signal.throwIfAborted();
      const group = groups.get(key) ?? { running: 0, places: new Map(), waiting: new Set() };
      groups.set(key, group);
      if (hasRoom(group, name)) {
        enter(group, name);
      } else {
        const refusal = new ProviderError({ provider, kind: 'overloaded', reason: 'queue_full' });
        if (group.waiting.size >= maxQueued) throw refusal;
        await waitForTurn(group, name, refusal, signal);
      }
      try {
        return await run();
      } finally {
        leave(key, group, name);
      }
    },
  };
}
