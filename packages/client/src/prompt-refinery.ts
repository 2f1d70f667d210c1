import type { FetchedPrompt } from './fetched-prompt.ts';
import { Methods } from './generated/methods.ts';
import type { Batch } from './generated/types.ts';
import type { CallOptions, ClientOptions, Wait } from './options.ts';
import { type GetPromptOptions, PromptCache } from './prompt-cache.ts';
import { Transport } from './transport.ts';
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
  readonly #prompts: PromptCache;

  /** Throws a TypeError where the base URL is none. */
  constructor(options: ClientOptions) {
    super(options);
    this.#wait = options.wait ?? wait;
    this.#prompts = new PromptCache(new Transport(options));
  }

  /**
   * A prompt of the library, by its slug or name, for use at run time: fast, and also while the API cannot be reached. It is fetched once, then
   * used for `ttlSeconds`; after that it is used while the API is asked whether it has changed, once for all callers. In an outage it is
   * used for 24 hours, then `fallback`. Errors: those of `resolvePrompt`, where there is nothing to use.
   */
  getPrompt(name: string, options: GetPromptOptions = {}): Promise<FetchedPrompt> {
    return this.#prompts.get(name, options);
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
