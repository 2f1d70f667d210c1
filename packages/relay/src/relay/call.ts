import { ProviderError, type ProviderErrorReason } from '@refinery/providers/errors.ts';
import { linkAbort } from '@refinery/providers/linked-abort.ts';
import type { VendorName } from '@refinery/providers/spec.ts';
import { fromTransportFailure } from '@refinery/providers/transport-error.ts';
import { BodyError } from '../body/body-error.ts';
import { ReplyTooLargeError } from '../sse/reply-too-large-error.ts';
import type { RelayTimeouts } from './relay-request.ts';

/** The time limits of one call, and the one signal that ends it. */
export class Call {
  readonly signal: AbortSignal;
  readonly #provider: VendorName;
  readonly #timeouts: RelayTimeouts;
  readonly #linked: ReturnType<typeof linkAbort>;
  readonly #start = performance.now();
  readonly #whole: NodeJS.Timeout;
  #waiting: NodeJS.Timeout | undefined;
  #isWaiting = false;

  constructor(provider: VendorName, caller: AbortSignal, timeouts: RelayTimeouts) {
    this.#provider = provider;
    this.#timeouts = timeouts;
    this.#linked = linkAbort(caller);
    this.signal = this.#linked.signal;
    this.signal.addEventListener('abort', () => this.close(), { once: true });
    this.#whole = setTimeout(() => this.#timeOut(undefined), timeouts.wholeMs);
  }

  /** Milliseconds since the call began. */
  elapsed(): number {
    return performance.now() - this.#start;
  }

  /** Waits for a reply to begin, no longer than until its first content is due. */
  async untilBegun<T>(isStreamed: boolean, work: () => Promise<T>): Promise<T> {
    if (!isStreamed) return this.#orAborted(work);
    const timer = setTimeout(() => this.#timeOut('first_token_timeout'), this.#timeouts.firstContentMs);
    try {
      return await this.#orAborted(work);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits for the next piece of a reply that has begun, no longer than a vendor may be silent. */
  async untilNext<T>(work: () => Promise<T>): Promise<T> {
    this.#isWaiting = true;
    // One timer for all pieces: a stream has thousands.
    if (this.#waiting) this.#waiting.refresh();
    else {
      this.#waiting = setTimeout(() => {
        if (this.#isWaiting) this.#timeOut('idle_timeout');
      }, this.#timeouts.silenceMs);
    }
    try {
      return await work();
    } finally {
      this.#isWaiting = false;
    }
  }

  /** Ends the call, if it has not ended. */
  abort(reason: unknown): void {
    this.#linked.abort(reason);
  }

  /** Lets go of the timers and of the caller. Must be called when the call is over. */
  close(): void {
    clearTimeout(this.#whole);
    clearTimeout(this.#waiting);
    this.#linked.unlink();
  }

  /**
   * What to throw for what went wrong: the caller's reason where the caller left, else a
   * {@link ProviderError}.
   */
  failure(error: unknown): unknown {
    if (this.signal.aborted) return this.signal.reason;
    if (error instanceof ProviderError) return error;
    const provider = this.#provider;
    if (error instanceof SyntaxError || error instanceof BodyError) {
      return new ProviderError({ provider, kind: 'malformed_reply' });
    }
    if (error instanceof ReplyTooLargeError) {
      return new ProviderError({ provider, kind: 'malformed_reply', reason: 'reply_too_large' });
    }
    return fromTransportFailure(provider, error);
  }

  #timeOut(reason: ProviderErrorReason | undefined): void {
    this.#linked.abort(new ProviderError({ provider: this.#provider, kind: 'timeout', reason }));
  }

  /** undici takes no notice of an abort while it connects. */
  async #orAborted<T>(work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    const { promise, reject } = Promise.withResolvers<never>();
    const leave = () => reject(this.signal.reason);
    this.signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([work(), promise]);
    } finally {
      this.signal.removeEventListener('abort', leave);
    }
  }
}
