/** How one kind of counter judges the tries it counts. */
export interface ThrottlePolicy {
  /** Failures after which further ones wait; 0: no limit. */
  limit: number;
  windowMs: number;
  /**
   * `window`: until the window ends that began with the first failure; a success takes back its own try only.
   * `doubling`: 1 s after the last failure within the limit, then twice as long with each further one, up to
   * 5 minutes; forgotten after a window without any, and by a success.
   */
  wait: 'window' | 'doubling';
}

/** Times are milliseconds since 1970. */
export interface ThrottleState {
  failures: number;
  /** When the failures are forgotten. */
  endsAt: number;
  /** Until when every try is refused. */
  waitUntil: number;
}

export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 5 * 60_000;

export const NO_FAILURES: ThrottleState = { failures: 0, endsAt: 0, waitUntil: 0 };

/** Milliseconds to wait; 0 where a try may go ahead. */
export const waitOf = (state: ThrottleState, now: number): number => Math.max(0, state.waitUntil - now);

/** The state with one failure more. The same rule as `TAKE_SCRIPT`, for counting without Redis. */
export function withFailure(state: ThrottleState, policy: ThrottlePolicy, now: number): ThrottleState {
  const failures = state.endsAt > now ? state.failures + 1 : 1;
  const beyond = failures - policy.limit;
  if (policy.wait === 'window') {
    const endsAt = failures === 1 ? now + policy.windowMs : state.endsAt;
    return { failures, endsAt, waitUntil: beyond < 0 ? 0 : endsAt };
  }
  const waitUntil = beyond < 0 ? 0 : now + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** beyond);
  return { failures, endsAt: Math.max(now, waitUntil) + policy.windowMs, waitUntil };
}

/** The state with one failure less, for a try that did not fail. The same rule as `FORGIVE_SCRIPT`. */
export function withoutFailure(state: ThrottleState, policy: ThrottlePolicy): ThrottleState {
  const failures = state.failures - 1;
  if (failures <= 0) return NO_FAILURES;
  return { ...state, failures, waitUntil: failures < policy.limit ? 0 : state.waitUntil };
}
