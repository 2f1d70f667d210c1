import { BoundedMap } from '@refinery/providers/bounded-map.ts';
import { NO_FAILURES, type ThrottleState, waitOf, withFailure, withoutFailure } from '../throttle-state.ts';
import type { Counter } from './redis-throttle.ts';

/**
 * Counters in the memory of this process, for while Redis is down; those used longest ago make room for new
 * ones.
 */
export class LocalThrottle {
  readonly #states: BoundedMap<string, { current: ThrottleState }>;

  constructor(maxCounters: number) {
    this.#states = new BoundedMap(maxCounters);
  }

  /** Milliseconds to wait, without counting anything. */
  waitMs(counters: readonly Counter[], now: number): number {
    return Math.max(...counters.map(({ key }) => waitOf(this.#stateOf(key).current, now)));
  }

  /** Milliseconds to wait; 0 where the try may go ahead and has been counted. */
  take(counters: readonly Counter[], now: number): number {
    const wait = this.waitMs(counters, now);
    if (wait > 0) return wait;
    for (const { key, policy } of counters) {
      const state = this.#stateOf(key);
      state.current = withFailure(state.current, policy, now);
    }
    return 0;
  }

  forgive(counters: readonly Counter[]): void {
    for (const { key, policy } of counters) {
      const state = this.#stateOf(key);
      state.current = withoutFailure(state.current, policy);
    }
  }

  clear(counters: readonly Counter[]): void {
    for (const { key } of counters) this.#stateOf(key).current = NO_FAILURES;
  }

  #stateOf(key: string): { current: ThrottleState } {
    return this.#states.getOrCreate(key, () => ({ current: NO_FAILURES }));
  }
}
