import { ApiError } from './api-error.ts';
import { FetchedPrompt, type PromptFallback } from './fetched-prompt.ts';
import { OPERATIONS } from './generated/operations.ts';
import type { ResolvedPrompt } from './generated/types.ts';
import type { CallDefaults } from './options.ts';
import type { Transport } from './transport.ts';

export interface GetPromptOptions extends CallDefaults {
  /** Default: `production`. `latest`: the newest version. */
  label?: string | undefined;
  /** A version instead of a label. */
  version?: number | undefined;
  /**
   * How long a prompt is used before the API is asked whether it has changed, in seconds. 0 asks at each
   * call. Default: 60. Where an A/B test of the label is running no longer than 30, so that what a test has
   * found to do harm is soon used no more.
   */
  ttlSeconds?: number | undefined;
  /**
   * Used while the API cannot be reached and the prompt was not fetched within 24 hours. What the API refuses
   * (a key, a right, a name) throws.
   */
  fallback?: PromptFallback | undefined;
  /** Hears of each fetch that failed, also where an earlier text or the fallback is used. */
  onError?: ((error: unknown) => void) | undefined;
}

const DEFAULT_TTL_SECONDS = 60;
const MAX_TESTED_TTL_SECONDS = 30;
/** How long a prompt is used while the API cannot be reached. */
const OUTAGE_MS = 24 * 60 * 60 * 1_000;
/** In an outage the API is asked no more often than this. */
const RETRY_MS = 5_000;
/** A program waits for its first fetch no longer than this, unless it says so. */
const TIMEOUT_MS = 10_000;
/** More prompts than these are fetched anew: the one that came first goes. */
const MAX_ENTRIES = 1_000;

/** Answers that waiting may change. */
const TEMPORARY: ReadonlySet<number> = new Set([408, 425, 429]);

interface Entry {
  prompt: FetchedPrompt;
  /** Whether an A/B test of the label is running. */
  isTested: boolean;
  tag: string | undefined;
  /** When the API last said that this is the prompt. */
  checkedAt: number;
  /** When it was last asked. */
  askedAt: number;
}

interface Failure {
  at: number;
  error: unknown;
}

/** Prompts that were fetched. What is asked of the API is asked once for all callers. */
export class PromptCache {
  readonly #transport: Transport;
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<FetchedPrompt>>();
  /** The last failures of what there is no entry of that can still be used. */
  readonly #failed = new Map<string, Failure>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * A prompt by its name or slug. Errors: what the API refuses; of an outage only where there is neither an
   * entry nor a fallback.
   */
  async get(name: string, options: GetPromptOptions): Promise<FetchedPrompt> {
    const { label, version, fallback, organization } = options;
    const key = JSON.stringify([name, label, version, organization]);
    const entry = this.#entries.get(key);
    const ttlSeconds = ttlOf(entry, options);
    const now = Date.now();
    if (entry && isWithin(ttlSeconds * 1_000, entry.checkedAt, now)) return entry.prompt;
    if (ttlSeconds > 0 && isUsable(entry, now)) {
      if (!isWithin(Math.min(RETRY_MS, ttlSeconds * 1_000), entry.askedAt, now))
        this.#ask(key, name, options).catch(() => undefined);
      return entry.prompt;
    }
    const fallenBack = () =>
      fallback === undefined
        ? null
        : FetchedPrompt.fallback(name, label ?? (version === undefined ? 'production' : null), fallback);
    // A refusal is not asked again at once. Neither is an outage, if the caller gave a fallback.
    const failure = this.#failed.get(key);
    if (failure && isWithin(RETRY_MS, failure.at, now)) {
      if (isRefused(failure.error)) throw failure.error;
      const prompt = fallenBack();
      if (prompt) return prompt;
    }
    try {
      return await this.#ask(key, name, options);
    } catch (error) {
      if (isRefused(error)) throw error;
      const last = this.#entries.get(key);
      const prompt = isUsable(last, now) ? last.prompt : fallenBack();
      if (!prompt) throw error;
      return prompt;
    }
  }

  /** Asks the API, unless somebody is asking. A prompt that the API refuses is forgotten. */
  #ask(key: string, name: string, options: GetPromptOptions): Promise<FetchedPrompt> {
    const asked = this.#asking.get(key);
    if (asked) return asked;
    const asking = this.#fetch(key, name, options).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async #fetch(key: string, name: string, options: GetPromptOptions): Promise<FetchedPrompt> {
    const { label, version, fallback: _, ttlSeconds: __, onError, ...call } = options;
    const askedAt = Date.now();
    const entry = this.#entries.get(key);
    if (entry) entry.askedAt = askedAt;
    const input = { name, label, version };
    try {
      const reply = await this.#transport.callIfChanged<ResolvedPrompt>(OPERATIONS.resolvePrompt, input, {
        timeoutMs: TIMEOUT_MS,
        ...call,
        tag: entry?.tag,
      });
      const { prompt, isTested, tag } = entry && !reply ? entry : toEntry(reply);
      this.#failed.delete(key);
      keepNewest(this.#entries, key, { prompt, isTested, tag, checkedAt: askedAt, askedAt });
      return prompt;
    } catch (error) {
      if (isRefused(error)) this.#entries.delete(key);
      if (!isUsable(this.#entries.get(key), Date.now()))
        keepNewest(this.#failed, key, { at: Date.now(), error });
      onError?.(error);
      throw error;
    }
  }
}

/**
 * Whether the API said no: to the key, the right, the name or the request. An answer that is none of the
 * API's is of a proxy whose API is away.
 */
const isRefused = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.code !== 'invalid_response' &&
  error.status !== undefined &&
  error.status >= 400 &&
  error.status < 500 &&
  !TEMPORARY.has(error.status);

/** Whether so little time has passed since then. A clock that was put back says nothing: then it has not. */
const isWithin = (ms: number, since: number, now: number): boolean => now >= since && now - since < ms;

/** Whether a prompt may be used while the API cannot be reached. */
const isUsable = (entry: Entry | undefined, now: number): entry is Entry =>
  entry !== undefined && now - entry.checkedAt < OUTAGE_MS;

function keepNewest<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MAX_ENTRIES && oldest !== undefined) map.delete(oldest);
}

/** How long a prompt is used, in seconds. */
function ttlOf(entry: Entry | undefined, { ttlSeconds = DEFAULT_TTL_SECONDS }: GetPromptOptions): number {
  return entry?.isTested ? Math.min(ttlSeconds, MAX_TESTED_TTL_SECONDS) : ttlSeconds;
}

function toEntry(
  reply: { value: ResolvedPrompt; tag?: string | undefined } | null,
): Pick<Entry, 'prompt' | 'isTested' | 'tag'> {
  if (reply)
    return {
      prompt: FetchedPrompt.of(reply.value),
      isTested: reply.value.abTest !== undefined,
      tag: reply.tag,
    };
  throw new ApiError({
    code: 'invalid_response',
    detail: 'The API answered 304 Not Modified to a request that had no If-None-Match.',
  });
}
