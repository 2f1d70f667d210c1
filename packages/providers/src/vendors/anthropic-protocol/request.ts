import type { MessageCreateParamsNonStreaming, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { CompletionRequest } from '../../spec.ts';

/** `max_tokens` is required; this is sent where a request sets no limit. Every model since Claude 3.5 takes it. */
const DEFAULT_ANTHROPIC_MAX_TOKENS = 8192;

/** A mark asks to cache all up to it; the vendor ignores one on a prompt that is too short for its cache. */
function systemOf({ system, cacheSystem }: CompletionRequest): string | TextBlockParam[] {
  return cacheSystem ? [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }] : system;
}

/** Maps a request to the body of `POST /v1/messages`. No temperature is sent: newer models refuse it. */
export function toMessages(request: CompletionRequest): MessageCreateParamsNonStreaming {
  const turns = request.conversation ?? [];
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens ?? DEFAULT_ANTHROPIC_MAX_TOKENS,
    // An empty system prompt is refused.
    ...(request.system ? { system: systemOf(request) } : {}),
    messages: [
      { role: 'user', content: request.user },
      ...turns.map(({ role, text }) => ({ role, content: text })),
    ],
    ...(request.jsonSchema
      ? { output_config: { format: { type: 'json_schema', schema: request.jsonSchema.schema } } }
      : {}),
  };
}
