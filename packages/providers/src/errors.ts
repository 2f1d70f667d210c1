import type { GenerationParameter } from './generation-parameters.ts';
import type { VendorName } from './vendor-name.ts';

export type ProviderErrorKind =
  | 'auth'
  | 'rate_limit'
  | 'overloaded'
  | 'timeout'
  | 'network'
  | 'invalid_request'
  | 'content_filter'
  | 'malformed_reply'
  | 'budget';

/** A finer cause within a kind, where one is known. */
export type ProviderErrorReason =
  | 'insufficient_quota'
  | 'model_not_found'
  | 'context_too_long'
  | 'output_limit'
  | 'unsupported_format'
  | 'unsupported_parameter'
  | 'invalid_credentials'
  | 'connection_cut'
  | 'connection_refused'
  | 'unknown_host'
  | 'untrusted_certificate'
  | 'redirect'
  | 'blocked_address'
  | 'reply_too_large'
  | 'circuit_open'
  | 'queue_full'
  | 'price_unknown'
  | 'cost_not_bounded'
  | 'stream_truncated'
  | 'first_token_timeout'
  | 'idle_timeout';

const DISPLAY_NAMES: Record<VendorName, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  gemini: 'Gemini',
  deepseek: 'DeepSeek',
  groq: 'Groq',
  openrouter: 'OpenRouter',
  custom: 'The custom endpoint',
};

const KIND_SENTENCES: Record<ProviderErrorKind, string> = {
  auth: 'refused the credentials.',
  rate_limit: 'is limiting the rate of requests.',
  overloaded: 'is overloaded or not working.',
  timeout: 'did not answer in time.',
  network: 'could not be reached.',
  invalid_request: 'refused the request as invalid.',
  content_filter: 'declined to answer because of its content policy.',
  malformed_reply: 'sent a reply that could not be understood.',
  budget: 'was not called, because the monthly budget does not allow it.',
};

const REASON_SENTENCES: Record<ProviderErrorReason, string> = {
  insufficient_quota: 'says that the account has no quota or credit left.',
  model_not_found: 'does not know this model or address.',
  context_too_long: 'does not accept a prompt of this length for this model.',
  output_limit: 'cannot write a reply of the requested length with this model.',
  unsupported_format: 'does not support the requested output format.',
  unsupported_parameter: 'does not take one of the parameters of the request for this model.',
  invalid_credentials: 'cannot be called, because the credentials are missing or cannot be sent in a header.',
  connection_cut: 'closed the connection before its reply was complete.',
  connection_refused: 'refused the connection.',
  unknown_host: 'could not be reached, because its host name does not resolve.',
  untrusted_certificate: 'could not be reached, because its TLS certificate is not trusted.',
  redirect: 'answered with a redirect. Redirects are not followed.',
  blocked_address: 'has an address that is not allowed.',
  reply_too_large: 'sent a reply that is too large.',
  circuit_open: 'has failed repeatedly and is not called for a while.',
  queue_full: 'has too many requests waiting.',
  cost_not_bounded:
    'was not called, because nobody knows what the call may cost at most, and there is a monthly budget.',
  price_unknown: 'was not called, because the price of the model is not known.',
  stream_truncated: 'ended its reply before it was complete.',
  first_token_timeout: 'did not begin its reply in time.',
  idle_timeout: 'stopped sending in the middle of its reply.',
};

const RETRYABLE_KINDS: ReadonlySet<ProviderErrorKind> = new Set([
  'rate_limit',
  'overloaded',
  'timeout',
  'network',
  'malformed_reply',
]);

const PERMANENT_REASONS: ReadonlySet<ProviderErrorReason> = new Set([
  'insufficient_quota',
  'untrusted_certificate',
  'reply_too_large',
]);

export interface ProviderErrorDetails {
  kind: ProviderErrorKind;
  provider: VendorName;
  reason?: ProviderErrorReason | undefined;
  /** HTTP status, where the vendor answered with one. */
  status?: number | undefined;
  /** Milliseconds to wait before another try, where the vendor asked for a wait. */
  retryAfterMs?: number | undefined;
  /** The output limit in tokens that the vendor names when it refuses a larger one (`output_limit`). */
  outputLimit?: number | undefined;
  /** The parameters that the vendor names when it refuses one (`unsupported_parameter`). */
  parameters?: readonly GenerationParameter[] | undefined;
  /** Overrides the sentence. Must be as safe to show as the built-in ones. */
  message?: string | undefined;
}

/**
 * Why a vendor gave no completion. `message` is one sentence that is safe to show to a client: it is made
 * from `kind`, `reason` and the vendor's name alone, never from an upstream body, a secret or a prompt. For
 * the same reason no upstream error is kept as `cause`.
 */
export class ProviderError extends Error {
  override readonly name: string = 'ProviderError';
  readonly kind: ProviderErrorKind;
  readonly provider: VendorName;
  readonly reason: ProviderErrorReason | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly outputLimit: number | undefined;
  readonly parameters: readonly GenerationParameter[];
  /** Whether the same request may succeed at the same vendor later. */
  readonly retryable: boolean;

  constructor(details: ProviderErrorDetails) {
    const sentence = details.reason ? REASON_SENTENCES[details.reason] : KIND_SENTENCES[details.kind];
    super(details.message ?? `${DISPLAY_NAMES[details.provider]} ${sentence}`);
    this.kind = details.kind;
    this.provider = details.provider;
    this.reason = details.reason;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.outputLimit = details.outputLimit;
    this.parameters = details.parameters ?? [];
    this.retryable =
      RETRYABLE_KINDS.has(details.kind) && !(details.reason && PERMANENT_REASONS.has(details.reason));
  }
}
