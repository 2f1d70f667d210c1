import type { ProviderError } from './errors.ts';
import type { VendorName } from './vendor-name.ts';

export type { VendorName };

/** The shape of `fetch`, so that tests and the outgoing guard can take its place. */
export type Fetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>;

export interface FetchInit extends RequestInit {
  /** Bound of the body of a good response in bytes, for a fetch that reads it whole; others know nothing of it. */
  maxResponseBytes?: number;
}

/** One further turn of a conversation, after the first user message. */
export interface ConversationTurn {
  role: 'user' | 'assistant';
  text: string;
}

/** One completion to ask for, free of any vendor's wire format. */
export interface CompletionRequest {
  /** The vendor's own model id. Empty means the vendor's default model. */
  model: string;
  system: string;
  /**
   * Whether other requests have the same system prompt: it is marked as worth caching for vendors whose API takes marks.
   * The others cache by themselves what they see again.
   */
  cacheSystem?: boolean;
  user: string;
  /**
   * Upper bound of the reply in tokens, reasoning included. Without it the vendor's own default applies
   * (Anthropic requires one: {@link DEFAULT_ANTHROPIC_MAX_TOKENS} in its request mapper).
   */
  maxOutputTokens?: number;
  /**
   * Bound of the vendor's reply in bytes, after decompression: a larger one is not read to its end. Default 2 MiB,
   * 16 MiB at most.
   */
  maxReplyBytes?: number;
  /** Asks for a JSON reply of this shape where the vendor can promise one; elsewhere it is silently dropped. */
  jsonSchema?: { name: string; schema: Record<string, unknown> };
  /** Turns after `user`, such as an earlier reply and the request to repair it. */
  conversation?: ConversationTurn[];
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
 * that the format is used with: `Authorization: Bearer …` for `openai` and `generic`, `x-api-key` for `anthropic`.
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
  /** Those of the input tokens that the vendor had in its cache and bills at another price; missing where none were. */
  cachedInputTokens?: number;
}

export type FinishReason = 'stop' | 'length' | 'content_filter' | 'other';

export interface CompletionReply {
  text: string;
  /** The model that answered, as the vendor names it (often a dated snapshot of the one asked for). */
  model: string;
  usage: Usage;
  finishReason: FinishReason;
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
   * Whose call it is. The circuit breaker and the concurrency limit are kept for each tenant, so that what one calls
   * never slows another, not even with the same credentials.
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
