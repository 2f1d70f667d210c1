import { AbReporter } from './ab-reporter.ts';
import { type ChatEvent, parseChatEvents } from './chat-events.ts';
import type { FetchedPrompt } from './fetched-prompt.ts';
import { Methods } from './generated/methods.ts';
import { OPERATIONS } from './generated/operations.ts';
import type { Batch, SendChatMessageInput } from './generated/types.ts';
import type { Operation } from './operation.ts';
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

export interface UnitOptions {
  /** Whatever always gets the same version in an A/B test, such as the id of a user. */
  unit?: string | undefined;
}

/**
 * The API: a method for each endpoint. Every failure is an `ApiError`, which says by its `code` what went
 * wrong.
 */
export class PromptRefinery extends Methods {
  readonly #wait: Wait;
  readonly #prompts: PromptCache;
  readonly #streams: Transport;
  readonly #reporter: AbReporter;

  /** Throws a TypeError where the base URL is none. */
  constructor(options: ClientOptions) {
    super(options);
    this.#wait = options.wait ?? wait;
    this.#streams = new Transport(options);
    this.#prompts = new PromptCache(new Transport(options));
    this.#reporter = new AbReporter(new Transport(options));
  }

  /**
   * A prompt of the library, by its name or slug, for use at run time: fast, and also while the API cannot be
   * reached. It is fetched once, then used for `ttlSeconds`; after that it is used while the API is asked
   * whether it has changed, once for all callers. In an outage it is used for 24 hours, then `fallback`. With
   * `unit`, an A/B test of the label decides which version it is, and is told that the unit was exposed to
   * it; that takes no request. Errors: those of `resolvePrompt`, where there is nothing to use.
   */
  async getPrompt(
    name: string,
    { unit, ...options }: GetPromptOptions & UnitOptions = {},
  ): Promise<FetchedPrompt> {
    const prompt = await this.#prompts.get(name, options);
    if (unit === undefined) return prompt;
    const shown = prompt.forUnit(unit);
    if (shown.abTest) this.#reporter.expose(shown.abTest.id, unit);
    return shown;
  }

  /**
   * Reports what was observed of the unit that a prompt was fetched for, in the background: events go in
   * batches, and up to 10,000 wait while the API cannot be reached. Nothing is reported where no A/B test was
   * running. Throws a TypeError where the value is no number from 0 on.
   */
  reportMetric({ abTest }: Pick<FetchedPrompt, 'abTest'>, name: string, value: number): void {
    // The API would refuse it together with all events around it.
    if (!Number.isFinite(value) || value < 0)
      throw new TypeError(`The value of ${name} is not a number from 0 on.`);
    if (abTest) this.#reporter.observe(abTest.id, abTest.unit, { name, value });
  }

  /**
   * Sends the events of A/B tests that wait, as before the program ends. Errors: those of `recordAbEvents`.
   */
  flushEvents(): Promise<void> {
    return this.#reporter.flush();
  }

  /**
   * `sendChatMessage` with the reply as it comes: pieces of text, and in the end the whole turn. Left before
   * its end, it ends the call of the model, unless an `idempotencyKey` is given. It is never sent again.
   * Errors: those of `sendChatMessage`, also in the middle.
   */
  streamChatMessage(
    input: Omit<SendChatMessageInput, 'stream'>,
    options: CallOptions = {},
  ): AsyncGenerator<ChatEvent, void, void> {
    const { idempotent: _once, ...streamed } = OPERATIONS.sendChatMessage;
    const once: Pick<Operation, 'idempotent'> =
      options.idempotencyKey === undefined ? {} : { idempotent: true };
    const operation: Operation = { ...streamed, ...once, accept: 'text/event-stream' };
    return parseChatEvents(this.#streams.bytes(operation, { ...input, stream: true }, options));
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
