import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { CompletionRequest } from '../../spec.ts';

/** How a vendor's dialect of the chat completions protocol differs from the others. */
export interface OpenaiDialect {
  /** OpenAI's reasoning models refuse `max_tokens`; most other vendors know nothing else. */
  tokenLimitField: 'max_completion_tokens' | 'max_tokens';
  /** The strictest structured output to ask for. */
  jsonMode: 'json_schema' | 'json_object';
}

type ResponseFormat = NonNullable<ChatCompletionCreateParamsNonStreaming['response_format']>;

function responseFormat(request: CompletionRequest, dialect: OpenaiDialect): ResponseFormat | undefined {
  if (!request.jsonSchema) return undefined;
  if (dialect.jsonMode === 'json_schema') {
    const { name, schema } = request.jsonSchema;
    return { type: 'json_schema', json_schema: { name, schema, strict: true } };
  }
  // Vendors of json_object refuse it, or loop over white space, where no message mentions JSON.
  return request.messages.some(({ text }) => /json/i.test(text)) ? { type: 'json_object' } : undefined;
}

function parametersOf({
  temperature,
  topP,
  stop,
  seed,
}: CompletionRequest): Pick<
  ChatCompletionCreateParamsNonStreaming,
  'temperature' | 'top_p' | 'stop' | 'seed'
> {
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stop?.length ? { stop: [...stop] } : {}),
    ...(seed === undefined ? {} : { seed }),
  };
}

/**
 * Maps a request to the body of `POST /chat/completions`. No parameter is sent that is not asked for: newer
 * models refuse any temperature but their default.
 */
export function toChatCompletion(
  request: CompletionRequest,
  dialect: OpenaiDialect,
): ChatCompletionCreateParamsNonStreaming {
  const format = responseFormat(request, dialect);
  return {
    model: request.model,
    messages: request.messages.map(({ role, text }) => ({ role, content: text })),
    ...(request.maxOutputTokens === undefined ? {} : { [dialect.tokenLimitField]: request.maxOutputTokens }),
    ...(format ? { response_format: format } : {}),
    ...parametersOf(request),
  };
}
