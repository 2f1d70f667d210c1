import { isRecord, tokenCount } from '@refinery/providers/json.ts';

/** Tokens by the classes that vendors bill at different prices. */
export interface TokenUsage {
  /** All tokens of the prompt, those of the next two fields included. */
  inputTokens: number;
  /** Read from the vendor's cache. */
  cachedInputTokens: number;
  /** Written into the vendor's cache. */
  cacheWriteTokens: number;
  /** Those of the cache writes that are kept for longer, at a higher price (Anthropic: an hour). */
  longCacheWriteTokens: number;
  /** All tokens that the model wrote, reasoning included. */
  outputTokens: number;
  reasoningTokens: number;
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/**
 * The usage of OpenAI's protocols, whose names begin with `prompt` and `completion` or with `input` and
 * `output`.
 */
function openaiUsage(
  counts: Record<string, unknown>,
  input: 'prompt_tokens' | 'input_tokens',
  output: 'completion_tokens' | 'output_tokens',
): TokenUsage {
  const inputTokens = tokenCount(counts[input]);
  const read = record(counts[`${input}_details`]);
  const written = record(counts[`${output}_details`]);
  // DeepSeek tells its cache hits beside the details.
  const cached = tokenCount(read.cached_tokens) || tokenCount(counts.prompt_cache_hit_tokens);
  const cachedInputTokens = Math.min(cached, inputTokens);
  return {
    inputTokens,
    cachedInputTokens,
    cacheWriteTokens: Math.min(tokenCount(read.cache_write_tokens), inputTokens - cachedInputTokens),
    longCacheWriteTokens: 0,
    // Gemini counts its thinking, which it bills as output, in the total only.
    outputTokens: Math.max(tokenCount(counts[output]), tokenCount(counts.total_tokens) - inputTokens),
    reasoningTokens: tokenCount(written.reasoning_tokens),
  };
}

/** Reads `usage` of chat completions and embeddings; null where there is none. */
export function chatUsage(value: unknown): TokenUsage | null {
  return isRecord(value) ? openaiUsage(value, 'prompt_tokens', 'completion_tokens') : null;
}

/** Reads `usage` of the responses; null where there is none. */
export function responsesUsage(value: unknown): TokenUsage | null {
  return isRecord(value) ? openaiUsage(value, 'input_tokens', 'output_tokens') : null;
}

/**
 * Reads `usage` of messages, which counts what the cache read and wrote beside the input; null where there is
 * none.
 */
export function messagesUsage(value: unknown): TokenUsage | null {
  if (!isRecord(value)) return null;
  const cachedInputTokens = tokenCount(value.cache_read_input_tokens);
  const cacheWriteTokens = tokenCount(value.cache_creation_input_tokens);
  const long = tokenCount(record(value.cache_creation).ephemeral_1h_input_tokens);
  return {
    inputTokens: tokenCount(value.input_tokens) + cachedInputTokens + cacheWriteTokens,
    cachedInputTokens,
    cacheWriteTokens,
    longCacheWriteTokens: Math.min(long, cacheWriteTokens),
    outputTokens: tokenCount(value.output_tokens),
    reasoningTokens: tokenCount(record(value.output_tokens_details).thinking_tokens),
  };
}
