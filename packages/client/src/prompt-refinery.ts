import { Methods } from './generated/methods.ts';
import type { Batch } from './generated/types.ts';
import type { CallOptions, ClientOptions, Wait } from './options.ts';
import { wait } from './wait.ts';

const FIRST_INTERVAL_MS = 250;
const MAX_INTERVAL_MS = 5_000;

export interface WatchOptions extends CallOptions {
  /** Longest time between two looks, in milliseconds; the first come sooner. Default: 5,000. */
  intervalMs?: number | undefined;
}

/** The API: a method for each endpoint. Every failure is an `ApiError`, which says by its `code` what went wrong. */
export class PromptRefinery extends Methods {
  readonly #wait: Wait;

  /** Throws a TypeError where the base URL is none. */
  constructor(options: ClientOptions) {
    super(options);
    this.#wait = options.wait ?? wait;
  }

  /** A batch as it is now, then whenever it has got on, until it has ended: as it is then comes last. */
  async *watchBatch(id: string, options: WatchOptions = {}): AsyncGenerator<Batch, void, void> {
    const { intervalMs = MAX_INTERVAL_MS, ...call } = options;
    let seen = '';
    for (let ms = FIRST_INTERVAL_MS; ; ms *= 2) {
      const batch = await this.getBatch(id, call);
      const now = JSON.stringify([batch.status, batch.counts]);
      if (now !== seen) yield batch;
      if (batch.finishedAt !== null) return;
      seen = now;
      await this.#wait(Math.min(ms, intervalMs), call.signal);
    }
  }
}
