import type { MessageCreateParamsNonStreaming, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import { splitSystem } from '../../messages.ts';
import type { CompletionRequest } from '../../spec.ts';

/**
 * `max_tokens` is required; this is sent where a request sets no limit. Every model since Claude 3.5 takes
 * it.
 */
const DEFAULT_ANTHROPIC_MAX_TOKENS = 8192;

/** A mark asks to cache all up to it; the vendor ignores one on a prompt that is too short for its cache. */
function systemOf(text: string, { cacheSystem }: CompletionRequest): string | TextBlockParam[] {
  return cacheSystem ? [{ type: 'text', text, cache_control: { type: 'ephemeral' } }] : text;
}

/** The types of the SDK leave out the parameters that newer models refuse. */
type MessagesBody = MessageCreateParamsNonStreaming & { temperature?: number; top_p?: number };

function parametersOf({
  temperature,
  topP,
  stop,
}: CompletionRequest): Pick<MessagesBody, 'temperature' | 'top_p' | 'stop_sequences'> {
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stop?.length ? { stop_sequences: [...stop] } : {}),
  };
}

/**
 * Maps a request to the body of `POST /v1/messages`, which has no seed. Messages of the same role in a row
 * are one turn to the vendor. No parameter is sent that is not asked for: newer models refuse a temperature.
 */
export function toMessages(request: CompletionRequest): MessagesBody {
  const { system, turns } = splitSystem(request.messages);
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens ?? DEFAULT_ANTHROPIC_MAX_TOKENS,
    // An empty system prompt is refused.
    ...(system ? { system: systemOf(system, request) } : {}),
    messages: turns,
    ...(request.jsonSchema
      ? { output_config: { format: { type: 'json_schema', schema: request.jsonSchema.schema } } }
      : {}),
    ...parametersOf(request),
  };
}
