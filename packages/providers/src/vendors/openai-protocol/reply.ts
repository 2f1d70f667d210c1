import { ProviderError } from '../../errors.ts';
import { isRecord, tokenCount } from '../../json.ts';
import type { CompletionReply, FinishReason, Usage, VendorName } from '../../spec.ts';

function finishReason(value: unknown): FinishReason {
  if (value === 'stop' || value === 'length' || value === 'content_filter') return value;
  return 'other';
}

/** The text of a message: a string, or the text parts of a list (Mistral-like servers). */
function messageText(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (content === null || content === undefined) return '';
  if (!Array.isArray(content)) return undefined;
  return content.map((part) => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('');
}

function usage(value: unknown): Usage {
  const counts = isRecord(value) ? value : {};
  const inputTokens = tokenCount(counts.prompt_tokens);
  const outputTokens = tokenCount(counts.completion_tokens);
  const details = isRecord(counts.prompt_tokens_details) ? counts.prompt_tokens_details : {};
  const cached = Math.min(inputTokens, tokenCount(details.cached_tokens));
  return {
    inputTokens,
    // Gemini counts its thinking, which it bills as output, in the total only.
    outputTokens: Math.max(outputTokens, tokenCount(counts.total_tokens) - inputTokens),
    ...(cached ? { cachedInputTokens: cached } : {}),
  };
}

/**
 * Maps the reply of `POST /chat/completions`.
 * @param body parsed JSON, of unknown shape
 * @param requestedModel named in the result where the reply names none
 * @throws {ProviderError} `malformed_reply` where there is no choice with a text, `content_filter` where the model
 *   refused. A reply cut by its length limit may be empty.
 */
export function fromChatCompletion(
  provider: VendorName,
  body: unknown,
  requestedModel: string,
): CompletionReply {
  const choice = isRecord(body) && Array.isArray(body.choices) ? body.choices[0] : undefined;
  const message = isRecord(choice) ? choice.message : undefined;
  if (!isRecord(body) || !isRecord(choice) || !isRecord(message)) {
    throw new ProviderError({ provider, kind: 'malformed_reply' });
  }
  const text = messageText(message.content);
  const reason = finishReason(choice.finish_reason);
  if (message.refusal || (reason === 'content_filter' && !text)) {
    throw new ProviderError({ provider, kind: 'content_filter' });
  }
  if (text === undefined || (text === '' && reason !== 'length')) {
    throw new ProviderError({ provider, kind: 'malformed_reply' });
  }
  const model = typeof body.model === 'string' && body.model ? body.model : requestedModel;
  return { text, model, usage: usage(body.usage), finishReason: reason };
}
