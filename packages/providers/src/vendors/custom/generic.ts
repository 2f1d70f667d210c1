import { ProviderError } from '../../errors.ts';
import { isRecord, tokenCount } from '../../json.ts';
import { sealFetch } from '../../sealed-fetch.ts';
import type { CompletionReply, CompletionRequest, Fetch } from '../../spec.ts';
import { fromUpstreamFailure } from '../../upstream-error.ts';
import { fromChatCompletion } from '../openai-protocol/reply.ts';

const provider = 'custom';

/** The fields in which a generic endpoint may put its text, the first that is a string wins. */
const TEXT_FIELDS = ['text', 'output', 'content', 'response', 'completion'] as const;

/**
 * Maps a request to the body of the generic format: `{model, system, prompt}`, `messages` with the further turns where
 * there are any, and `maxTokens` where there is a limit.
 */
export function toGeneric(request: CompletionRequest): Record<string, unknown> {
  const { model, system, user, conversation, maxOutputTokens } = request;
  return {
    model,
    system,
    prompt: user,
    ...(conversation?.length
      ? { messages: conversation.map(({ role, text }) => ({ role, content: text })) }
      : {}),
    ...(maxOutputTokens === undefined ? {} : { maxTokens: maxOutputTokens }),
  };
}

/**
 * Maps the reply of a generic endpoint: a JSON object with the text in `text`, `output`, `content`, `response` or
 * `completion`, or a chat completion with `choices`. Optional: `model`, and `usage` with `inputTokens`/`outputTokens` or
 * `input_tokens`/`output_tokens`.
 * @throws {ProviderError} `malformed_reply` where there is no text
 */
export function fromGeneric(body: unknown, requestedModel: string): CompletionReply {
  if (!isRecord(body)) throw new ProviderError({ provider, kind: 'malformed_reply' });
  const field = TEXT_FIELDS.find((name) => typeof body[name] === 'string' && body[name] !== '');
  if (!field) return fromChatCompletion(provider, body, requestedModel);
  const usage = isRecord(body.usage) ? body.usage : {};
  return {
    text: String(body[field]),
    model: typeof body.model === 'string' && body.model ? body.model : requestedModel,
    usage: {
      inputTokens: tokenCount(usage.inputTokens ?? usage.input_tokens),
      outputTokens: tokenCount(usage.outputTokens ?? usage.output_tokens),
    },
    finishReason: 'stop',
  };
}

export interface GenericCall {
  /** The whole address to POST to. */
  baseUrl: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  fetch: Fetch;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Asks a generic endpoint for a completion.
 * @throws {ProviderError} or the abort reason of `signal`
 */
export async function callGeneric(request: CompletionRequest, call: GenericCall): Promise<CompletionReply> {
  const { signal, headers } = call;
  try {
    const fetch = sealFetch(call.fetch, { provider, headers, maxBytes: request.maxReplyBytes });
    const response = await fetch(call.baseUrl, {
      method: 'POST',
      body: JSON.stringify(toGeneric(request)),
      signal,
    });
    const body = parseJson(await response.text());
    if (response.ok) return fromGeneric(body, request.model);
    throw fromUpstreamFailure(provider, { status: response.status, headers: response.headers, body });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
