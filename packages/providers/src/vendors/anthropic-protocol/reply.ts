import { ProviderError } from '../../errors.ts';
import { isRecord, tokenCount } from '../../json.ts';
import type { CompletionReply, FinishReason, Usage, VendorName } from '../../spec.ts';

function finishReason(value: unknown): FinishReason {
  if (value === 'end_turn' || value === 'stop_sequence') return 'stop';
  if (value === 'max_tokens' || value === 'model_context_window_exceeded') return 'length';
  return 'other';
}

function usage(value: unknown): Usage {
  const counts = isRecord(value) ? value : {};
  const cached = tokenCount(counts.cache_read_input_tokens);
  return {
    // Anthropic counts what its prompt cache wrote and read beside input_tokens, not in it.
    inputTokens: tokenCount(counts.input_tokens) + tokenCount(counts.cache_creation_input_tokens) + cached,
    outputTokens: tokenCount(counts.output_tokens),
    ...(cached ? { cachedInputTokens: cached } : {}),
  };
}

/**
 * Maps the reply of `POST /v1/messages`: the text blocks joined, other blocks (thinking) left out.
 * @param body parsed JSON, of unknown shape
 * @param requestedModel named in the result where the reply names none
 * @throws {ProviderError} `malformed_reply` where there is no text, `content_filter` where the model refused. A reply
 *   cut by its length limit may be empty.
 */
export function fromMessage(provider: VendorName, body: unknown, requestedModel: string): CompletionReply {
  if (!isRecord(body) || !Array.isArray(body.content)) {
    throw new ProviderError({ provider, kind: 'malformed_reply' });
  }
  if (body.stop_reason === 'refusal') throw new ProviderError({ provider, kind: 'content_filter' });
  const text = body.content
    .map((block) =>
      isRecord(block) && block.type === 'text' && typeof block.text === 'string' ? block.text : '',
    )
    .join('');
  const reason = finishReason(body.stop_reason);
  if (text === '' && reason !== 'length') throw new ProviderError({ provider, kind: 'malformed_reply' });
  const model = typeof body.model === 'string' && body.model ? body.model : requestedModel;
  return { text, model, usage: usage(body.usage), finishReason: reason };
}
