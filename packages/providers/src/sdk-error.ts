import * as anthropic from '@anthropic-ai/sdk';
import * as openai from 'openai';
import { ProviderError } from './errors.ts';
import type { VendorName } from './spec.ts';
import { fromTransportFailure } from './transport-error.ts';
import { fromUpstreamFailure } from './upstream-error.ts';

/**
 * What a vendor throws for what its SDK threw: the abort reason where the call was aborted, else a
 * {@link ProviderError}. An error that comes from neither SDK nor network is a fault of ours and is returned as it is.
 */
export function fromSdkError(provider: VendorName, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ProviderError) return error;
  if (
    error instanceof openai.APIConnectionTimeoutError ||
    error instanceof anthropic.APIConnectionTimeoutError
  ) {
    return new ProviderError({ provider, kind: 'timeout' });
  }
  if (error instanceof openai.APIConnectionError || error instanceof anthropic.APIConnectionError) {
    return fromTransportFailure(provider, error);
  }
  if (error instanceof openai.APIError || error instanceof anthropic.APIError) {
    return fromUpstreamFailure(provider, {
      status: error.status ?? 500,
      headers: error.headers ?? new Headers(),
      body: error.error,
    });
  }
  // The SDKs parse a reply with JSON.parse and let its error through.
  if (error instanceof SyntaxError) return new ProviderError({ provider, kind: 'malformed_reply' });
  if (error instanceof openai.OpenAIError || error instanceof anthropic.AnthropicError) {
    return new ProviderError({ provider, kind: 'invalid_request' });
  }
  return error;
}
