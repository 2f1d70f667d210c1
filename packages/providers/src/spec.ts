import type { ProviderError } from './errors.ts';
import type { GenerationParameter, GenerationParameters } from './generation-parameters.ts';
import type { Message } from './messages.ts';
import type { VendorName } from './vendor-name.ts';

export type { VendorName };

/** The shape of `fetch`, so that tests and the outgoing guard can take its place. */
export type Fetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>;

export interface FetchInit extends RequestInit {
  /**
   * Bound of the body of a good response in bytes, for a fetch that reads it whole; others know nothing of
   * it.
   */
  maxResponseBytes?: number;
}

/** One completion to ask for, free of any vendor's wire format. */
export interface CompletionRequest extends GenerationParameters {
  /** The vendor's own model id. Empty means the vendor's default model. */
  model: string;
  /**
   * The conversation, in order. Vendors of the OpenAI protocol get it as it is. Anthropic and generic
   * endpoints know one system prompt, before all turns: system messages from anywhere are joined into it (see
   * `splitSystem`). An order of turns that a vendor does not take is not mended: it refuses the request
   * (`invalid_request`).
   */
  messages: readonly Message[];
  /**
   * Whether other requests have the same system messages: they are marked as worth caching for vendors whose
   * API takes marks. The others cache by themselves what they see again.
   */
  cacheSystem?: boolean;
  /**
   * Upper bound of the reply in tokens, reasoning included. Without it the vendor's own default applies
   * (Anthropic requires one: {@link DEFAULT_ANTHROPIC_MAX_TOKENS} in its request mapper).
   */
  maxOutputTokens?: number;
  /**
   * Bound of the vendor's reply in bytes, after decompression: a larger one is not read to its end. Default 2
   * MiB, 16 MiB at most.
   */
  maxReplyBytes?: number;
  /**
   * Asks for a JSON reply of this shape where the vendor can promise one; elsewhere it is silently dropped.
   */
  jsonSchema?: { name: string; schema: Record<string, unknown> };
}

/** Credentials of every vendor but `custom`. `baseUrl` comes from the operator and is trusted. */
export interface ApiKeyCredentials {
  apiKey: string;
  baseUrl?: string;
}

export type CustomRequestFormat = 'openai' | 'anthropic' | 'generic';

/**
 * Credentials of a `custom` endpoint, chosen by a tenant and so reached only through the guarded fetch.
 * With `authHeader` the value is sent in that header as it is. Without it, `authValue` goes into the header
 * that the format is used with: `Authorization: Bearer …` for `openai` and `generic`, `x-api-key` for
 * `anthropic`.
 */
export interface CustomCredentials {
  baseUrl: string;
  authHeader?: string;
  authValue?: string;
  requestFormat: CustomRequestFormat;
}

export type Credentials = ApiKeyCredentials | CustomCredentials;

/** Tokens billed, as the vendor reports them; both 0 where it reports nothing. */
export interface Usage {
  inputTokens: number;
  outputTokens: number;
  /**
   * Those of the input tokens that the vendor had in its cache and bills at another price; missing where none
   * were.
   */
  cachedInputTokens?: number;
  /**
   * Those of the input tokens that it wrote into its cache, which has a price, too; missing where none were.
   */
  cacheWriteTokens?: number;
  /** Those of the written ones that stay for an hour, which costs more; missing where none were. */
  longCacheWriteTokens?: number;
  /**
   * Those of the output tokens that nobody sees; missing where there were none, or the vendor does not say.
   */
  reasoningTokens?: number;
}

export type FinishReason = 'stop' | 'length' | 'content_filter' | 'other';

export interface CompletionReply {
  text: string;
  /** The model that answered, as the vendor names it (often a dated snapshot of the one asked for). */
  model: string;
  usage: Usage;
  finishReason: FinishReason;
  /**
   * What of the request the reply was written without, because the vendor has no such parameter or the model
   * refused it, in the order in which it was left out. Missing where all was sent; what a vendor takes and
   * disregards is not known.
   */
  ignoredParameters?: GenerationParameter[];
}

export interface CompleteOptions {
  credentials: Credentials;
  /** Aborting it ends the call at once; the call then throws `signal.reason`. */
  signal: AbortSignal;
  /** Replaces the network. `custom` uses a guarded fetch without exceptions when this is absent. */
  fetch?: Fetch;
}

/** A vendor: one attempt at one completion. Retries, time limits and the rest are composed around it. */
export interface Vendor {
  name: VendorName;
  defaultModel: string;
  /**
   * Asks for one completion, once.
   * @throws {ProviderError} for everything the vendor or the network does wrong
   * @throws the abort reason when `signal` is aborted
   */
  complete(request: CompletionRequest, options: CompleteOptions): Promise<CompletionReply>;
}

/** A vendor, model and credentials to try. */
export interface Candidate {
  provider: VendorName;
  model: string;
  credentials: Credentials;
  /** Names the credentials without revealing them (an id, a hash). */
  credentialKey: string;
  /**
   * Whose call it is. The circuit breaker and the concurrency limit are kept for each tenant, so that what
   * one calls never slows another, not even with the same credentials.
   */
  tenant: string;
}

/** What became of one candidate, retries included. */
export interface Attempt {
  provider: VendorName;
  model: string;
  /** `null` for the candidate that answered. */
  error: ProviderError | null;
  /** Milliseconds from the first try to the end of the last one, waits included. */
  latencyMs: number;
}

export interface CallResult {
  reply: CompletionReply;
  /** The vendor that answered. */
  provider: VendorName;
  /** Every candidate tried, in order; the last one answered. */
  attempts: Attempt[];
}
