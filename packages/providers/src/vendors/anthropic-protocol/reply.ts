import { ProviderError } from '../../errors.ts';
import { isRecord, tokenCount } from '../../json.ts';
import type { CompletionReply, FinishReason, Usage, VendorName } from '../../spec.ts';
import { classes } from '../token-classes.ts';

function finishReason(value: unknown): FinishReason {
  if (value === 'end_turn' || value === 'stop_sequence') return 'stop';
  if (value === 'max_tokens' || value === 'model_context_window_exceeded') return 'length';
  return 'other';
}

function usage(value: unknown): Usage {
  const counts = isRecord(value) ? value : {};
  const cached = tokenCount(counts.cache_read_input_tokens);
  const written = tokenCount(counts.cache_creation_input_tokens);
  const outputTokens = tokenCount(counts.output_tokens);
  const details = isRecord(counts.output_tokens_details) ? counts.output_tokens_details : {};
  return {
    // Anthropic counts what its prompt cache wrote and read beside input_tokens, not in it.
    inputTokens: tokenCount(counts.input_tokens) + written + cached,
    outputTokens,
    ...classes({ cached, written, reasoning: Math.min(outputTokens, tokenCount(details.thinking_tokens)) }),
  };
}

/**
 * Maps the reply of `POST /v1/messages`: the text blocks joined, other blocks (thinking) left out.
 * @param body parsed JSON, of unknown shape
 * @param requestedModel named in the result where the reply names none
 * @throws {ProviderError} `malformed_reply` where there is no text, `content_filter` where the model refused.
 *   A reply cut by its length limit or a stop text may be empty.
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
  const wasCut = reason === 'length' || body.stop_reason === 'stop_sequence';
  if (text === '' && !wasCut) throw new ProviderError({ provider, kind: 'malformed_reply' });
  const model = typeof body.model === 'string' && body.model ? body.model : requestedModel;
  return { text, model, usage: usage(body.usage), finishReason: reason };
}
