import { fromSdkError } from '../../sdk-error.ts';
import { sealFetch } from '../../sealed-fetch.ts';
import type { CompletionReply, CompletionRequest, Fetch, VendorName } from '../../spec.ts';
import { withAdaptation } from '../adapt-request.ts';
import { fromChatCompletion } from './reply.ts';
import { type OpenaiDialect, toChatCompletion } from './request.ts';

/** Above any time limit of ours: `signal` alone ends a call. Milliseconds. */
const SDK_TIMEOUT_MS = 3_600_000;

export interface OpenaiCall {
  provider: VendorName;
  baseUrl: string;
  /** The authorization header, name and value; empty for an endpoint without one. */
  headers: Record<string, string>;
  dialect: OpenaiDialect;
  signal: AbortSignal;
  fetch: Fetch;
}

/**
 * Asks an OpenAI-compatible endpoint for a completion through the OpenAI SDK, which the first call loads and
 * whose retries, logging, time limit and environment variables are all off.
 * @throws {ProviderError} or the abort reason of `signal`
 */
export async function callOpenai(request: CompletionRequest, call: OpenaiCall): Promise<CompletionReply> {
  const { provider, signal } = call;
  const sdk = await import('openai');
  const client = new sdk.OpenAI({
    // The sealed fetch sends the real one.
    apiKey: 'sealed',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: call.baseUrl,
    maxRetries: 0,
    timeout: SDK_TIMEOUT_MS,
    logLevel: 'off',
    fetch: sealFetch(call.fetch, { provider, headers: call.headers, maxBytes: request.maxReplyBytes }),
  });
  return withAdaptation(request, async (attempt) => {
    try {
      const body = await client.chat.completions.create(toChatCompletion(attempt, call.dialect), { signal });
      return fromChatCompletion(provider, body, attempt.model, Boolean(attempt.stop?.length));
    } catch (error) {
      throw fromSdkError(sdk, provider, error, signal);
    }
  });
}
