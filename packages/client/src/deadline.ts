import { ApiError } from './api-error.ts';

/** Longest that a timer takes, in milliseconds: a longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The end of a call: when it takes too long, or when the caller gives it up. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;
  readonly #given: AbortSignal | undefined;
  readonly #giveUp = (): void => this.#controller.abort(aborted(this.#given));

  constructor(timeoutMs: number, given?: AbortSignal) {
    this.#timeoutMs = timeoutMs;
    this.#given = given;
    if (given?.aborted) this.#giveUp();
    else given?.addEventListener('abort', this.#giveUp);
  }

  /** Waits for a part of the call. Errors: `timeout`, `aborted`, `network_error`. */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.#controller;
    const timer =
      this.#timeoutMs <= MAX_TIMER_MS ? setTimeout(() => this.#expire(), this.#timeoutMs) : undefined;
    try {
      signal.throwIfAborted();
      return await work(signal);
    } catch (error) {
      throw signal.aborted ? signal.reason : networkError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the request, if it still runs, and lets go of the caller's signal. */
  release(): void {
    this.#given?.removeEventListener('abort', this.#giveUp);
    this.#controller.abort();
  }

  #expire(): void {
    const detail = `Nothing came for ${this.#timeoutMs} ms.`;
    this.#controller.abort(new ApiError({ code: 'timeout', detail }));
  }
}

/** The error of a call whose caller gave it up. */
export const aborted = (signal: AbortSignal | undefined): ApiError =>
  new ApiError({ code: 'aborted', detail: 'The caller gave the call up.', cause: signal?.reason });

function networkError(error: unknown): Error {
  if (error instanceof ApiError) return error;
  // fetch says no more than that it failed; its cause knows why.
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const why = cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message;
  return new ApiError({ code: 'network_error', detail: why, cause: error });
}
