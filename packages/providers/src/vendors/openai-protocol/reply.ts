import { ProviderError } from '../../errors.ts';
import { isRecord, tokenCount } from '../../json.ts';
import type { CompletionReply, FinishReason, Usage, VendorName } from '../../spec.ts';
import { classes } from '../token-classes.ts';

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
  const completionTokens = tokenCount(counts.completion_tokens);
  // Gemini counts its thinking, which it bills as output, in the total only.
  const outputTokens = Math.max(completionTokens, tokenCount(counts.total_tokens) - inputTokens);
  const read = isRecord(counts.prompt_tokens_details) ? counts.prompt_tokens_details : {};
  const made = isRecord(counts.completion_tokens_details) ? counts.completion_tokens_details : {};
  // DeepSeek has a field of its own.
  const cached = Math.min(inputTokens, tokenCount(read.cached_tokens ?? counts.prompt_cache_hit_tokens));
  const reasoning = tokenCount(made.reasoning_tokens) || outputTokens - completionTokens;
  return {
    inputTokens,
    outputTokens,
    ...classes({
      cached,
      written: Math.min(inputTokens - cached, tokenCount(read.cache_write_tokens)),
      reasoning: Math.min(outputTokens, reasoning),
    }),
  };
}

/**
 * Maps the reply of `POST /chat/completions`.
 * @param body parsed JSON, of unknown shape
 * @param requestedModel named in the result where the reply names none
 * @param hasStop whether a stop text was asked for, at which a reply may end before it begins
 * @throws {ProviderError} `malformed_reply` where there is no choice with a text, `content_filter` where the
 *   model refused. A reply cut by its length limit or a stop text may be empty.
 */
export function fromChatCompletion(
  provider: VendorName,
  body: unknown,
  requestedModel: string,
  hasStop = false,
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
  const mayBeEmpty = reason === 'length' || (hasStop && reason === 'stop');
  if (text === undefined || (text === '' && !mayBeEmpty)) {
    throw new ProviderError({ provider, kind: 'malformed_reply' });
  }
  const model = typeof body.model === 'string' && body.model ? body.model : requestedModel;
  return { text, model, usage: usage(body.usage), finishReason: reason };
}
