import { randomUUID } from 'node:crypto';
import { contentText, countTokens, type FakeRequest, isRecord, readMessages } from '../fake-request.ts';
import type { FakeFinishReason, FakeUsage } from '../steps.ts';
import type { Protocol, WireError, WireReply } from './protocol.ts';

const ERROR_TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
};

const STOP_REASONS: Record<FakeFinishReason, string> = {
  stop: 'end_turn',
  length: 'max_tokens',
  content_filter: 'refusal',
};

const requestId = () => `req_${randomUUID().replaceAll('-', '')}`;

function checkMessages(messages: unknown): string | undefined {
  if (!Array.isArray(messages)) return 'messages: Field required';
  const [first] = messages;
  if (!isRecord(first)) return 'messages: at least one message is required';
  if (first.role !== 'user') return 'messages: first message must use the "user" role';
  for (const [index, message] of messages.entries()) {
    if (!isRecord(message) || (message.role !== 'user' && message.role !== 'assistant')) {
      return `messages.${index}.role: Input should be 'user' or 'assistant'`;
    }
    if (contentText(message.content) === '') {
      return `messages.${index}: all messages must have non-empty content`;
    }
  }
  return undefined;
}

function checkBody(body: unknown): string | undefined {
  if (!isRecord(body)) return 'The request body is not valid JSON';
  if (typeof body.model !== 'string' || !body.model) return 'model: Field required';
  if (body.max_tokens === undefined) return 'max_tokens: Field required';
  if (!Number.isInteger(body.max_tokens) || Number(body.max_tokens) < 1) {
    return 'max_tokens: Input should be greater than or equal to 1';
  }
  const { temperature } = body;
  if (typeof temperature === 'number' && (temperature < 0 || temperature > 1))
    return 'temperature: range: 0..1';
  if ('seed' in body) return 'seed: Extra inputs are not permitted';
  if (body.system === '') return 'system: text content blocks must be non-empty';
  const format = isRecord(body.output_config) ? body.output_config.format : undefined;
  const schema = isRecord(format) && isRecord(format.schema) ? format.schema : undefined;
  if (schema?.type === 'object' && schema.additionalProperties !== false) {
    return "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false";
  }
  return checkMessages(body.messages);
}

function check({ headers, body }: FakeRequest, apiKey: string | undefined): WireError | undefined {
  const key = headers['x-api-key'] ?? /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (!key) return { status: 401, message: 'x-api-key header is required' };
  if (apiKey !== undefined && key !== apiKey) return { status: 401, message: 'invalid x-api-key' };
  if (!headers['anthropic-version']) return { status: 400, message: 'anthropic-version: header is required' };
  const message = checkBody(body);
  return message === undefined ? undefined : { status: 400, message };
}

const usageOf = (request: FakeRequest, text: string): FakeUsage => ({
  inputTokens: countTokens(JSON.stringify([request.system, request.messages])),
  outputTokens: countTokens(text),
});

function envelope(model: string, text: string, stopReason: string, usage: FakeUsage): WireReply {
  const { cachedInputTokens = 0, cacheWriteTokens = 0 } = usage;
  return {
    status: 200,
    headers: { 'request-id': requestId(), 'anthropic-organization-id': randomUUID() },
    body: {
      id: `msg_${randomUUID().replaceAll('-', '')}`,
      type: 'message',
      role: 'assistant',
      model,
      content: text === '' ? [] : [{ type: 'text', text }],
      stop_reason: stopReason,
      stop_sequence: null,
      usage: {
        // Without those of the cache.
        input_tokens: usage.inputTokens - cachedInputTokens - cacheWriteTokens,
        cache_creation_input_tokens: cacheWriteTokens,
        cache_read_input_tokens: cachedInputTokens,
        output_tokens: usage.outputTokens,
        service_tier: 'standard',
      },
    },
  };
}

/** Messages: https://docs.anthropic.com/en/api/messages */
export const anthropicProtocol: Protocol = {
  basePath: '',
  isEndpoint: (path) => path === '/v1/messages',
  read(body) {
    const fields = isRecord(body) ? body : {};
    return {
      model: String(fields.model ?? ''),
      system: contentText(fields.system),
      messages: readMessages(fields.messages),
      wantsFormat: isRecord(fields.output_config) && fields.output_config.format !== undefined,
    };
  },
  check,
  reply: (request, text, finishReason, model = request.model, usage = usageOf(request, text)) =>
    envelope(model, text, STOP_REASONS[finishReason], usage),
  empty: (request) => envelope(request.model, '', 'end_turn', usageOf(request, '')),
  error({ status, code, message }) {
    const id = requestId();
    const type = code ?? ERROR_TYPES[status] ?? 'api_error';
    return {
      status,
      headers: { 'request-id': id },
      body: { type: 'error', error: { type, message: message ?? `Error ${status}` }, request_id: id },
    };
  },
  unsupportedFormat: {
    status: 400,
    message: 'output_config.format: this model does not support structured outputs',
  },
};
