import type { CircuitState } from './circuit.ts';
import { type CircuitBreaker, type CircuitBreakerOptions, createCircuitBreaker } from './circuit-breaker.ts';
import { type Clock, systemClock } from './clock.ts';
import { type ConcurrencyPolicy, createConcurrencyLimit, type Place } from './concurrency-limit.ts';
import { withFallback } from './fallback.ts';
import { type Payer, withPayment } from './payer.ts';
import { type RetryPolicy, withRetry } from './retry.ts';
import type { CallResult, Candidate, CompletionReply, CompletionRequest, Fetch } from './spec.ts';
import { withTimeout } from './timeout.ts';
import { vendors } from './vendors.ts';

export interface ProviderCallerOptions {
  /** Bound of one try in milliseconds. Default 60000. */
  timeoutMs?: number;
  retry?: RetryPolicy;
  breaker?: Omit<CircuitBreakerOptions, 'clock'>;
  /** Of each tenant; a call waits for its turn no longer than a try may take. */
  concurrency?: Omit<ConcurrencyPolicy, 'maxWaitMs'>;
  clock?: Clock;
  /** Uniform in [0, 1), for jitter. */
  random?: () => number;
  /** Reaches the named vendors, whose addresses the operator chose. Default: the global `fetch`. */
  fetch?: Fetch;
  /**
   * Reaches `custom` endpoints, whose addresses tenants chose: one made by `createSsrfGuardedFetch` with the
   * operator's allowlist. Default: guarded, without exceptions.
   */
  guardedFetch?: Fetch;
  /** Pays for every single try. Default: nobody counts. */
  payer?: Payer;
}

export interface CallOptions {
  /** Aborting it ends the call at once, waits included; the call then throws `signal.reason`. */
  signal: AbortSignal;
  /** Whether candidates after the first may be tried. */
  fallback: boolean;
  /** What the payer keeps with the money for a try, until it has ended. */
  note?: (candidate: Candidate) => string;
  /** Pays for every single try beside the caller's own payer, and is asked first. */
  payer?: Payer;
  /** Told of every single try once it has ended. Must not throw. */
  onTry?: (ended: EndedTry) => void;
}

/** One try at one completion, as it ended. */
export interface EndedTry {
  candidate: Candidate;
  /** Whether the vendor was asked. It was not where no budget, no place or an open circuit allowed it. */
  asked: boolean;
  reply: CompletionReply | null;
  /** What was thrown; undefined for a reply. */
  error?: unknown;
  /** What it is booked at, in millionths of a US dollar, 0 without a reply; null where nobody knows. */
  micros: number | null;
  /** Milliseconds, the wait for its place included. */
  latencyMs: number;
}

export interface ProviderCaller {
  /**
   * Asks the candidates in order for a completion. `request.model` is ignored: each candidate names its own.
   * @throws {AllCandidatesFailedError} when none answered; the abort reason when `signal` is aborted
   */
  call(
    candidates: readonly Candidate[],
    request: Omit<CompletionRequest, 'model'>,
    options: CallOptions,
  ): Promise<CallResult>;
  circuitState(candidate: CircuitOwner): CircuitState;
  /**
   * Runs a call that somebody else makes through the circuit of its candidate.
   * @throws {ProviderError} `overloaded`, reason `circuit_open`; what `run` throws
   */
  throughCircuit<T>(candidate: CircuitOwner, run: () => Promise<T>): Promise<T>;
}

export type CircuitOwner = Pick<Candidate, 'provider' | 'credentialKey' | 'tenant'>;

const circuitKey = ({ provider, credentialKey, tenant }: CircuitOwner): string =>
  `${provider}:${credentialKey}:${tenant}`;

/**
 * A tenant's hosts have a limit each and one together; a vendor has one for each of the tenant's credentials.
 */
export function placeOf(candidate: Candidate): Place {
  const { credentials, provider, tenant } = candidate;
  if (provider !== 'custom') return { group: circuitKey(candidate), name: provider };
  const address = 'requestFormat' in credentials ? URL.parse(credentials.baseUrl) : null;
  return { group: `custom:${tenant}`, name: address?.host ?? '' };
}

/**
 * Composes the policies around the vendors. From the outside in: fallback, retry, concurrency limit, payment,
 * circuit breaker, time limit. A call that waits to retry holds no place of the concurrency limit; one that
 * waited for its place is still stopped by a circuit that opened meanwhile; the time limit covers a single
 * try and no wait. Keep one per process: it holds the circuits and the limits, which no two tenants share.
 */
export function createProviderCaller(options: ProviderCallerOptions = {}): ProviderCaller {
  const { timeoutMs = 60_000, retry, concurrency, clock = systemClock, random = Math.random } = options;
  const breaker: CircuitBreaker = createCircuitBreaker({ ...options.breaker, clock });
  const limit = createConcurrencyLimit({ ...concurrency, maxWaitMs: timeoutMs, clock });

  async function tryOnce(
    candidate: Candidate,
    request: Omit<CompletionRequest, 'model'>,
    { signal, note, payer, onTry }: CallOptions,
  ): Promise<CompletionReply> {
    const { provider, model, credentials } = candidate;
    const fetch = provider === 'custom' ? options.guardedFetch : options.fetch;
    const startedAt = clock.now();
    let asked = false;
    const ended = (how: Pick<EndedTry, 'reply' | 'error' | 'micros'>) =>
      onTry?.({ candidate, asked, ...how, latencyMs: Math.round(clock.now() - startedAt) });
    const complete = () =>
      breaker.run(circuitKey(candidate), provider, () => {
        asked = true;
        return withTimeout(
          (limited) =>
            vendors[provider].complete(
              { ...request, model },
              { credentials, signal: limited, ...(fetch ? { fetch } : {}) },
            ),
          { timeoutMs, provider, signal, clock },
        );
      });
    try {
      const call = { candidate, request, note: note?.(candidate) };
      let micros: number | null = null;
      const { reply } = await limit.run(placeOf(candidate), provider, signal, () =>
        withPayment(payer, call, async () => {
          const paid = await withPayment(options.payer, call, complete);
          micros = paid.micros;
          return paid.reply;
        }),
      );
      ended({ reply, micros });
      return reply;
    } catch (error) {
      ended({ reply: null, error, micros: 0 });
      throw error;
    }
  }

  return {
    call: (candidates, request, callOptions) =>
      withFallback(
        candidates.map((candidate) => ({
          ...candidate,
          model: candidate.model || vendors[candidate.provider].defaultModel,
        })),
        (candidate) =>
          withRetry(() => tryOnce(candidate, request, callOptions), {
            ...retry,
            signal: callOptions.signal,
            clock,
            random,
          }),
        { ...callOptions, clock },
      ),
    circuitState: (candidate) => breaker.state(circuitKey(candidate)),
    throughCircuit: (candidate, run) => breaker.run(circuitKey(candidate), candidate.provider, run),
  };
}
