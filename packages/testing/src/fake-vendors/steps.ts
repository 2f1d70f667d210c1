import type { FakeRequest } from './fake-request.ts';

/** Why a reply ended, in the words of the OpenAI protocol; each protocol translates them. */
export type FakeFinishReason = 'stop' | 'length' | 'content_filter';

export interface FakeUsage {
  /** All of the prompt, those of the cache included. */
  inputTokens: number;
  outputTokens: number;
  /** Read from the vendor's cache. */
  cachedInputTokens?: number;
  /** Written into it. */
  cacheWriteTokens?: number;
}

export interface ReplyStep {
  kind: 'reply';
  text: string | ((request: FakeRequest) => string);
  finishReason?: FakeFinishReason;
  /** The model that claims to have answered. Default: the one asked for. */
  model?: string;
  /** What is billed. Default: about one token for four characters. */
  usage?: FakeUsage;
}

/** 429. `retryAfter` is sent as it is (seconds or an HTTP date), `retryAfterMs` as `retry-after-ms`. */
export interface RateLimitStep {
  kind: 'rate-limit';
  retryAfter?: string;
  retryAfterMs?: number;
}

/** An error with the vendor's own error body. */
export interface ErrorStep {
  kind: 'error';
  status: number;
  /** The vendor's error code (`insufficient_quota`, `context_length_exceeded`, …). */
  code?: string;
  message?: string;
  /** The parameter that is wrong, where the protocol tells. */
  param?: string;
  headers?: Record<string, string>;
}

/** Takes the request and never answers, or stops after the headers and the first bytes of the body. */
export interface HangStep {
  kind: 'hang';
  after?: 'request' | 'headers';
}

/**
 * Closes the connection in the middle of a reply that would have been good. `content-length` promised more
 * bytes, `chunked` misses its last chunk, `before-headers` sends nothing at all.
 */
export interface CutStep {
  kind: 'cut';
  framing: 'content-length' | 'chunked' | 'before-headers';
}

/** 200 with a body of any kind. */
export interface BodyStep {
  kind: 'body';
  body: string;
  contentType?: string;
}

/** A good reply that comes in pieces. */
export interface DripStep {
  kind: 'drip';
  text: string;
  pieces: number;
  intervalMs: number;
}

/** A well-formed reply without any choice or content. */
export interface EmptyStep {
  kind: 'empty';
}

/** The vendor's 400 for an output format it does not support; a request without a format gets `text`. */
export interface UnsupportedFormatStep {
  kind: 'unsupported-format';
  text: string;
}

export interface RedirectStep {
  kind: 'redirect';
  location: string;
  status?: number;
}

/** A reply whose text has this many bytes, sent as fast as the client takes it. */
export interface HugeStep {
  kind: 'huge';
  bytes: number;
}

/** What a fake vendor does with one request. All but a computed text can be written as JSON. */
export type Step =
  | ReplyStep
  | RateLimitStep
  | ErrorStep
  | HangStep
  | CutStep
  | BodyStep
  | DripStep
  | EmptyStep
  | UnsupportedFormatStep
  | RedirectStep
  | HugeStep;
