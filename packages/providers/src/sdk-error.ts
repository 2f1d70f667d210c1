import { ProviderError } from './errors.ts';
import type { VendorName } from './spec.ts';
import { fromTransportFailure } from './transport-error.ts';
import { fromUpstreamFailure } from './upstream-error.ts';

/** The module of an SDK. It loads at the first call of a vendor that needs it, so nothing here imports it. */
export type Sdk = typeof import('openai') | typeof import('@anthropic-ai/sdk');

/**
 * What a vendor throws for what its SDK threw: the abort reason where the call was aborted, else a
 * {@link ProviderError}. An error that comes from neither SDK nor network is a fault of ours and is returned
 * as it is.
 */
export function fromSdkError(sdk: Sdk, provider: VendorName, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ProviderError) return error;
  if (error instanceof sdk.APIConnectionTimeoutError) return new ProviderError({ provider, kind: 'timeout' });
  if (error instanceof sdk.APIConnectionError) return fromTransportFailure(provider, error);
  if (error instanceof sdk.APIError) {
    return fromUpstreamFailure(provider, {
      status: error.status ?? 500,
      headers: error.headers ?? new Headers(),
      body: error.error,
    });
  }
  const OwnError = 'OpenAIError' in sdk ? sdk.OpenAIError : sdk.AnthropicError;
  // The SDKs parse a reply with JSON.parse and let its error through.
  if (error instanceof SyntaxError) return new ProviderError({ provider, kind: 'malformed_reply' });
  if (error instanceof OwnError) {
    return new ProviderError({ provider, kind: 'invalid_request' });
  }
  return error;
}
