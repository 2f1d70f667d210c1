export type CircuitState = 'closed' | 'open' | 'half-open';

/** What a finished call says about the vendor; `unknown` (an abort, say) says nothing. */
export type Outcome = 'success' | 'failure' | 'unknown';

export interface CircuitPolicy {
  /** Opens after this many failures in a row. Default 5. */
  consecutiveFailures?: number;
  /** Opens when at least this share of the calls in the window failed, 0 to 1. Default 0.5. */
  failureRate?: number;
  /** Calls that the window must hold before their rate counts. Default 20. */
  minimumCalls?: number;
  /** Length of the window in milliseconds. Default 30000. */
  windowMs?: number;
  /** How long it stays open before one call may probe, in milliseconds. Default 15000. */
  cooldownMs?: number;
}

/** Calls that the window holds at most; older ones are forgotten. */
const MAX_WINDOW_CALLS = 200;

/** Leave to make one call; its outcome must be reported exactly once. */
export interface Permit {
  report(outcome: Outcome): void;
}

/**
 * The state machine of one circuit (https://martinfowler.com/bliki/CircuitBreaker.html). It knows no clock:
 * every step is told the time, in milliseconds on any monotonic scale.
 */
export class Circuit {
  readonly #policy: Required<CircuitPolicy>;
  #calls: { at: number; failed: boolean }[] = [];
  #failuresInARow = 0;
  #openedAt: number | undefined;
  #probing = false;
  /** Changes whenever the state does, so that calls begun in an earlier state no longer count. */
  #epoch = 0;

  constructor(policy: CircuitPolicy = {}) {
    const { consecutiveFailures = 5, failureRate = 0.5, minimumCalls = 20 } = policy;
    const { windowMs = 30_000, cooldownMs = 15_000 } = policy;
    this.#policy = { consecutiveFailures, failureRate, minimumCalls, windowMs, cooldownMs };
  }

  state(now: number): CircuitState {
    if (this.#openedAt === undefined) return 'closed';
    return now - this.#openedAt < this.#policy.cooldownMs ? 'open' : 'half-open';
  }

  /** Milliseconds until a probe may be made: 0 when closed or half-open. */
  remainingMs(now: number): number {
    return this.#openedAt === undefined ? 0 : Math.max(0, this.#openedAt + this.#policy.cooldownMs - now);
  }

  /**
   * Asks to make a call: always granted when closed, never when open, to one call at a time when half-open.
   * @param clock tells the time when the outcome is reported
   */
  acquire(clock: () => number): Permit | undefined {
    const state = this.state(clock());
    if (state === 'open' || (state === 'half-open' && this.#probing)) return undefined;
    const probe = state === 'half-open';
    if (probe) this.#probing = true;
    const epoch = this.#epoch;
    return {
      report: (outcome) => {
        if (epoch !== this.#epoch) return;
        if (probe) this.#finishProbe(outcome, clock());
        else this.#record(outcome, clock());
      },
    };
  }

  #finishProbe(outcome: Outcome, now: number): void {
    this.#probing = false;
    if (outcome === 'failure') this.#open(now);
    if (outcome === 'success') this.#close();
  }

  #record(outcome: Outcome, now: number): void {
    if (outcome === 'unknown') return;
    const failed = outcome === 'failure';
    this.#failuresInARow = failed ? this.#failuresInARow + 1 : 0;
    const since = now - this.#policy.windowMs;
    this.#calls.push({ at: now, failed });
    this.#calls = this.#calls.filter(({ at }) => at > since).slice(-MAX_WINDOW_CALLS);
    if (failed && this.#isFailing()) this.#open(now);
  }

  #isFailing(): boolean {
    if (this.#failuresInARow >= this.#policy.consecutiveFailures) return true;
    if (this.#calls.length < this.#policy.minimumCalls) return false;
    const failures = this.#calls.filter(({ failed }) => failed).length;
    return failures / this.#calls.length >= this.#policy.failureRate;
  }

  #open(now: number): void {
    this.#reset();
    this.#openedAt = now;
  }

  #close(): void {
    this.#reset();
    this.#openedAt = undefined;
  }

  #reset(): void {
    this.#epoch += 1;
    this.#calls = [];
    this.#failuresInARow = 0;
    this.#probing = false;
  }
}
