import { BoundedMap } from './bounded-map.ts';
import { Circuit, type CircuitPolicy, type CircuitState, type Outcome } from './circuit.ts';
import { type Clock, systemClock } from './clock.ts';
import { ProviderError } from './errors.ts';
import type { VendorName } from './spec.ts';

export interface CircuitBreakerOptions extends CircuitPolicy {
  /** Circuits kept at most; the one used longest ago is forgotten, which closes it. Default 10000. */
  maxCircuits?: number;
  clock?: Clock;
}

export interface CircuitBreaker {
  /**
   * Runs a call unless the circuit of its key is open.
   * @throws {ProviderError} `overloaded`, reason `circuit_open`, with the time until the next probe; what
   * `run` throws
   */
  run<T>(key: string, provider: VendorName, run: () => Promise<T>): Promise<T>;
  state(key: string): CircuitState;
}

/** Told to callers that come while another call is probing. Milliseconds. */
const PROBE_WAIT_MS = 1000;

/**
 * What an error says about the vendor. Only what may pass counts as a failure. A refusal (credentials,
 * request, content) shows that the vendor is at work; an abort by the client shows nothing.
 */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ProviderError)) return 'unknown';
  if (error.retryable) return 'failure';
  return error.kind === 'network' || error.reason === 'blocked_address' ? 'unknown' : 'success';
}

/**
 * Makes a circuit breaker with one circuit per key; a key stands for one vendor with one set of credentials.
 */
export function createCircuitBreaker(options: CircuitBreakerOptions = {}): CircuitBreaker {
  const { maxCircuits = 10_000, clock = systemClock, ...policy } = options;
  const circuits = new BoundedMap<string, Circuit>(maxCircuits);
  const now = () => clock.now();

  return {
    async run(key, provider, run) {
      const circuit = circuits.getOrCreate(key, () => new Circuit(policy));
      const permit = circuit.acquire(now);
      if (!permit) {
        const retryAfterMs = Math.ceil(circuit.remainingMs(now())) || PROBE_WAIT_MS;
        throw new ProviderError({ provider, kind: 'overloaded', reason: 'circuit_open', retryAfterMs });
      }
      try {
        const result = await run();
        permit.report('success');
        return result;
      } catch (error) {
        permit.report(outcomeOf(error));
        throw error;
      }
    },
    state: (key) => circuits.peek(key)?.state(now()) ?? 'closed',
  };
}
