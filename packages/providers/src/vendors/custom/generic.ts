import { ProviderError } from '../../errors.ts';
import { isRecord, tokenCount } from '../../json.ts';
import { splitSystem } from '../../messages.ts';
import { sealFetch } from '../../sealed-fetch.ts';
import type { CompletionReply, CompletionRequest, Fetch } from '../../spec.ts';
import { fromUpstreamFailure } from '../../upstream-error.ts';
import { withAdaptation } from '../adapt-request.ts';
import { fromChatCompletion } from '../openai-protocol/reply.ts';

const provider = 'custom';

/** The fields in which a generic endpoint may put its text, the first that is a string wins. */
const TEXT_FIELDS = ['text', 'output', 'content', 'response', 'completion'] as const;

/**
 * Maps a request to the body of the generic format: `{model, system, prompt}`, `messages` with the further
 * turns where there are any, `maxTokens` where there is a limit, and `temperature`, `topP`, `stop` and `seed`
 * where they are asked for. The prompt is empty where the assistant speaks first.
 */
export function toGeneric(request: CompletionRequest): Record<string, unknown> {
  const { model, maxOutputTokens, temperature, topP, stop, seed } = request;
  const { system, turns } = splitSystem(request.messages);
  const prompt = turns[0]?.role === 'user' ? turns[0].content : '';
  const messages = turns[0]?.role === 'user' ? turns.slice(1) : turns;
  return {
    model,
    system,
    prompt,
    ...(messages.length ? { messages } : {}),
    ...(maxOutputTokens === undefined ? {} : { maxTokens: maxOutputTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(stop?.length ? { stop } : {}),
    ...(seed === undefined ? {} : { seed }),
  };
}

/**
 * Maps the reply of a generic endpoint: a JSON object with the text in `text`, `output`, `content`,
 * `response` or `completion`, or a chat completion with `choices`. Optional: `model`, and `usage` with
 * `inputTokens`/`outputTokens` or `input_tokens`/`output_tokens`.
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
  const fetch = sealFetch(call.fetch, { provider, headers, maxBytes: request.maxReplyBytes });
  // The format has no schemas: without it no endpoint is asked twice for the same.
  const { jsonSchema: _, ...sendable } = request;
  return withAdaptation(sendable, async (attempt) => {
    try {
      const body = JSON.stringify(toGeneric(attempt));
      const response = await fetch(call.baseUrl, { method: 'POST', body, signal });
      const answer = parseJson(await response.text());
      if (response.ok) return fromGeneric(answer, attempt.model);
      throw fromUpstreamFailure(provider, {
        status: response.status,
        headers: response.headers,
        body: answer,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  });
}
