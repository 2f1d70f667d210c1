import { ApiError } from './api-error.ts';
import { OPERATIONS } from './generated/operations.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import type { Transport } from './transport.ts';

/** What a unit did, as it is sent. */
interface Event {
  eventId: string;
  unit: string;
  kind: 'exposure' | 'metric';
  name?: string;
  value?: number;
}

interface Waiting {
  testId: string;
  event: Event;
}

/** Most events that wait while the API cannot be reached: of more, the oldest go. */
const MAX_WAITING = 10_000;
/** Most events of one request. */
const MAX_BATCH = 1_000;
/** Events wait so long for others. */
const DELAY_MS = 1_000;
/** So long after a request that failed, twice as long after each that follows, up to the last. */
const MAX_DELAY_MS = 60_000;
/** Exposures that were reported lately are not reported again. */
const MAX_SEEN = 10_000;

/**
 * Reports exposures and metrics of A/B tests in batches, in their order. Nothing is lost or counted twice in
 * an outage: each event has an id of its own.
 */
export class AbReporter {
  readonly #transport: Transport;
  readonly #waiting: Waiting[] = [];
  readonly #seen = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<void> | null = null;
  #failures = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A unit was shown an arm of a test. */
  expose(testId: string, unit: string): void {
    const key = keyOf(testId, unit);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const [oldest] = this.#seen;
    if (this.#seen.size > MAX_SEEN && oldest !== undefined) this.#seen.delete(oldest);
    this.#add({ testId, event: { eventId: newIdempotencyKey(), unit, kind: 'exposure' } });
  }

  /** What was observed of a unit. */
  observe(testId: string, unit: string, { name, value }: { name: string; value: number }): void {
    this.#add({ testId, event: { eventId: newIdempotencyKey(), unit, kind: 'metric', name, value } });
  }

  /**
   * Sends what waits. Errors: those of `recordAbEvents`; what was not sent is still waiting, save what the
   * API refuses for good: that is dropped, and all others are sent before the refusal is thrown.
   */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    try {
      await this.#sending;
      this.#failures = 0;
    } catch (error) {
      // The API is there: what comes next need not wait.
      this.#failures = isRefused(error) ? 0 : this.#failures + 1;
      throw error;
    } finally {
      if (this.#waiting.length > 0) this.#wait();
    }
  }

  #add(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#waiting.length > MAX_WAITING) this.#forget(this.#waiting.shift());
    this.#wait();
  }

  /** An exposure that nobody was told of is reported when the unit comes again. */
  #forget(dropped: Waiting | undefined): void {
    if (dropped?.event.kind === 'exposure') this.#seen.delete(keyOf(dropped.testId, dropped.event.unit));
  }

  #wait(): void {
    if (this.#timer) return;
    const ms = Math.min(DELAY_MS * 2 ** this.#failures, MAX_DELAY_MS);
    this.#timer = setTimeout(() => void this.flush().catch(() => undefined), ms);
    letEnd(this.#timer);
  }

  async #sendAll(): Promise<void> {
    let refusal: unknown;
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const { testId } = first;
      const batch = this.#waiting.filter((one) => one.testId === testId).slice(0, MAX_BATCH);
      try {
        const events = batch.map(({ event }) => event);
        await this.#transport.call(OPERATIONS.recordAbEvents, { id: testId, events }, {});
        this.#drop(batch);
      } catch (error) {
        if (!isRefused(error)) throw error;
        this.#drop(refusedOf(batch, error));
        refusal ??= error;
      }
    }
    if (refusal !== undefined) throw refusal;
  }

  #drop(batch: readonly Waiting[]): void {
    const sent = new Set(batch);
    const left = this.#waiting.filter((one) => !sent.has(one));
    this.#waiting.splice(0, this.#waiting.length, ...left);
  }
}

const keyOf = (testId: string, unit: string): string => JSON.stringify([testId, unit]);

/**
 * A program that has nothing else to do ends, whatever waits. Timers of browsers are numbers, which keep
 * nothing from ending.
 */
function letEnd(timer: number | { unref?: () => unknown }): void {
  if (typeof timer === 'object') timer.unref?.();
}

const REFUSED: ReadonlySet<string> = new Set(['validation_failed', 'ab_test_not_found', 'test_not_running']);

const isRefused = (error: unknown): error is ApiError => error instanceof ApiError && REFUSED.has(error.code);

/**
 * What would be refused again, and keep all others from being sent: the events that a refusal names, or all
 * of them where it names none.
 */
function refusedOf(batch: readonly Waiting[], error: ApiError): readonly Waiting[] {
  const named = batch.filter((_, at) =>
    error.errors.some(({ path }) => `${path}.`.startsWith(`events.${at}.`)),
  );
  return named.length > 0 ? named : batch;
}
