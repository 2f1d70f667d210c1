import { ProviderError, type ProviderErrorDetails, type ProviderErrorReason } from './errors.ts';
import { refusedParameters } from './refused-parameter.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { VendorName } from './spec.ts';
import { errorWords, namedOutputLimit, namedWaitMs } from './upstream-words.ts';

/** A reply with a status outside 2xx; `body` is parsed JSON of any shape, or nothing useful. */
export interface UpstreamFailure {
  status: number;
  headers: Headers;
  body: unknown;
}

type Classification = Pick<ProviderErrorDetails, 'kind' | 'reason'>;

const QUOTA = /insufficient_quota|insufficient balance|credit balance|billing_(error|hard_limit)/i;
const FORMAT =
  /response_format|json_schema|json_object|json_validate_failed|output_config|output_format|structured.?output/i;
const FILTER = /content_filter|content_policy|content management policy|flagged|moderation/i;
/** A limit above what the model can write, or above what the prompt leaves of its context. */
// Not linear, but runs on at most 2,000 characters.
const OUTPUT_LIMIT =
  /max_?(completion_|output_)?tokens.{0,120}(too large|>|at most|less than or equal|valid range|supported range|not supported|exceeds?|maximum)|(exceed context limit|context length).{0,200}(completion|max_tokens|output)/is;
const LENGTH =
  /context_length_exceeded|maximum context length|context window|prompt is too long|request_too_large/i;
// Not linear, but runs on at most 2,000 characters.
const MODEL =
  /model_not_found|model_decommissioned|not a valid model|model.{0,80}(does not exist|not found|not exist)/i;
const KEY = /api.?key (is )?(not valid|invalid|expired)|api_key_invalid|invalid_api_key/i;

const BAD_REQUEST_REASONS: [Pick<RegExp, 'test'>, Classification][] = [
  [QUOTA, { kind: 'rate_limit', reason: 'insufficient_quota' }],
  [KEY, { kind: 'auth' }],
  [FORMAT, { kind: 'invalid_request', reason: 'unsupported_format' }],
  [OUTPUT_LIMIT, { kind: 'invalid_request', reason: 'output_limit' }],
  [LENGTH, { kind: 'invalid_request', reason: 'context_too_long' }],
  // Behind the format: what is wrong with a schema may be in a field of that name.
  [
    { test: (words) => refusedParameters(words).length > 0 },
    { kind: 'invalid_request', reason: 'unsupported_parameter' },
  ],
  [MODEL, { kind: 'invalid_request', reason: 'model_not_found' }],
  [FILTER, { kind: 'content_filter' }],
];

function invalid(reason: ProviderErrorReason): Classification {
  return { kind: 'invalid_request', reason };
}

function classify(status: number, words: string): Classification {
  if (status >= 500) return { kind: 'overloaded' };
  if (status >= 300 && status < 400) return invalid('redirect');
  switch (status) {
    case 401:
      return { kind: 'auth' };
    case 402:
      return { kind: 'rate_limit', reason: 'insufficient_quota' };
    case 403:
      return FILTER.test(words) ? { kind: 'content_filter' } : { kind: 'auth' };
    case 404:
      return invalid('model_not_found');
    case 408:
      return { kind: 'timeout' };
    // 409 is what OpenAI answers to a lock conflict, 498 what Groq answers when its flex tier is full.
    case 409:
    case 425:
    case 498:
      return { kind: 'overloaded' };
    case 413:
      return invalid('context_too_long');
    case 429:
      return QUOTA.test(words)
        ? { kind: 'rate_limit', reason: 'insufficient_quota' }
        : { kind: 'rate_limit' };
    default:
      return BAD_REQUEST_REASONS.find(([pattern]) => pattern.test(words))?.[1] ?? { kind: 'invalid_request' };
  }
}

/**
 * Turns an HTTP failure into a {@link ProviderError}; only numbers and names of parameters of the body get
 * into it.
 */
export function fromUpstreamFailure(provider: VendorName, failure: UpstreamFailure): ProviderError {
  const words = errorWords(failure.body);
  const classification = classify(failure.status, words);
  const waits = classification.kind === 'rate_limit' || classification.kind === 'overloaded';
  return new ProviderError({
    provider,
    status: failure.status,
    retryAfterMs: parseRetryAfter(failure.headers) ?? (waits ? namedWaitMs(words) : undefined),
    outputLimit: classification.reason === 'output_limit' ? namedOutputLimit(words) : undefined,
    parameters: classification.reason === 'unsupported_parameter' ? refusedParameters(words) : undefined,
    ...classification,
  });
}
