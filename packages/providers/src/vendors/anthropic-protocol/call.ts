import { fromSdkError } from '../../sdk-error.ts';
import { sealFetch } from '../../sealed-fetch.ts';
import type { CompletionReply, CompletionRequest, Fetch, VendorName } from '../../spec.ts';
import { withAdaptation } from '../adapt-request.ts';
import { fromMessage } from './reply.ts';
import { toMessages } from './request.ts';

/** The version of the protocol, sent with every request. https://docs.anthropic.com/en/api/versioning */
const ANTHROPIC_VERSION = '2023-06-01';

/** Above any time limit of ours: `signal` alone ends a call. Milliseconds. */
const SDK_TIMEOUT_MS = 3_600_000;

export interface AnthropicCall {
  provider: VendorName;
  /** Ends before `/v1/messages`; a trailing `/v1` is dropped. */
  baseUrl: string;
  /** The authorization header, name and value; empty for an endpoint without one. */
  headers: Record<string, string>;
  signal: AbortSignal;
  fetch: Fetch;
}

/**
 * Asks an Anthropic-compatible endpoint for a completion through the Anthropic SDK, which the first call
 * loads and whose retries, logging, tracing, time limit and environment variables are all off.
 * @throws {ProviderError} or the abort reason of `signal`
 */
export async function callAnthropic(
  request: CompletionRequest,
  call: AnthropicCall,
): Promise<CompletionReply> {
  const { provider, signal } = call;
  const sdk = await import('@anthropic-ai/sdk');
  const client = new sdk.Anthropic({
    // The sealed fetch sends the real one.
    apiKey: 'sealed',
    webhookKey: null,
    baseURL: call.baseUrl.replace(/(?<!\/)\/+$/, '').replace(/\/v1$/, ''),
    maxRetries: 0,
    timeout: SDK_TIMEOUT_MS,
    logLevel: 'off',
    openTelemetry: false,
    fetch: sealFetch(call.fetch, {
      provider,
      headers: { 'anthropic-version': ANTHROPIC_VERSION, ...call.headers },
      maxBytes: request.maxReplyBytes,
    }),
  });
  const send = async (attempt: CompletionRequest) => {
    try {
      // `messages.create` writes to the console for models that near their end of life.
      const body = await client.post<unknown>('/v1/messages', { body: toMessages(attempt), signal });
      return fromMessage(provider, body, attempt.model);
    } catch (error) {
      throw fromSdkError(sdk, provider, error, signal);
    }
  };
  return withAdaptation(request, send, ['seed']);
}
