import { randomUUID } from 'node:crypto';
import { countTokens, type FakeRequest, isRecord, readMessages } from '../fake-request.ts';
import type { FakeUsage } from '../steps.ts';
import type { Protocol, WireError, WireReply } from './protocol.ts';

const ERROR_TYPES: Record<number, string> = {
  401: 'invalid_request_error',
  404: 'invalid_request_error',
  429: 'requests',
};
const ROLES = new Set(['system', 'developer', 'user', 'assistant', 'tool']);
/** Models that think before they answer, and refuse the older parameters. */
const REASONING_MODEL = /^(o\d|gpt-5|gpt-6)/;
const MAX_STOPS = 4;

const requestHeaders = () => ({
  'x-request-id': `req_${randomUUID().replaceAll('-', '')}`,
  'openai-processing-ms': '12',
  'openai-version': '2020-10-01',
});

function checkFormat(format: unknown, messages: unknown): WireError | undefined {
  if (format === undefined) return undefined;
  if (!isRecord(format)) return { status: 400, message: "Invalid type for 'response_format'." };
  if (format.type === 'json_object' && !/json/i.test(JSON.stringify(messages))) {
    const message =
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
    return { status: 400, message };
  }
  if (format.type !== 'json_schema') return undefined;
  const schema = isRecord(format.json_schema) ? format.json_schema : {};
  if (typeof schema.name !== 'string' || !/^[a-zA-Z0-9_-]{1,64}$/.test(schema.name)) {
    return { status: 400, message: "Missing required parameter: 'response_format.json_schema.name'." };
  }
  const root = isRecord(schema.schema) ? schema.schema : {};
  if (schema.strict === true && root.type === 'object' && root.additionalProperties !== false) {
    const message = `Invalid schema for response_format '${schema.name}': 'additionalProperties' is required to be supplied and to be false.`;
    return { status: 400, message };
  }
  return undefined;
}

function checkParameters(body: Record<string, unknown>): WireError | undefined {
  const { model } = body;
  if (typeof model !== 'string' || !model)
    return { status: 400, message: 'you must provide a model parameter' };
  if (Array.isArray(body.stop) && body.stop.length > MAX_STOPS) {
    const message = `Invalid 'stop': array too long. Expected an array with maximum length ${MAX_STOPS}, but got an array with length ${body.stop.length} instead.`;
    return { status: 400, code: 'array_above_max_length', message, param: 'stop' };
  }
  if (!REASONING_MODEL.test(model)) return undefined;
  if ('max_tokens' in body) {
    const message =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    return { status: 400, code: 'unsupported_parameter', message, param: 'max_tokens' };
  }
  if (body.temperature !== undefined && body.temperature !== 1) {
    const message = `Unsupported value: 'temperature' does not support ${body.temperature} with this model. Only the default (1) value is supported.`;
    return { status: 400, code: 'unsupported_value', message, param: 'temperature' };
  }
  return undefined;
}

function checkMessages(messages: unknown): WireError | undefined {
  if (!Array.isArray(messages) || messages.length === 0) {
    return { status: 400, message: "Invalid 'messages': empty array or not an array." };
  }
  const bad = messages.findIndex(
    (message) => !isRecord(message) || !ROLES.has(String(message.role)) || !message.content,
  );
  return bad < 0 ? undefined : { status: 400, message: `Invalid value: 'messages[${bad}]'.` };
}

function check({ headers, body }: FakeRequest, apiKey: string | undefined): WireError | undefined {
  const key = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (!key || (apiKey !== undefined && key !== apiKey)) {
    return { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' };
  }
  if (!isRecord(body)) {
    return { status: 400, message: 'We could not parse the JSON body of your request.' };
  }
  return (
    checkParameters(body) ?? checkMessages(body.messages) ?? checkFormat(body.response_format, body.messages)
  );
}

const usageOf = (request: FakeRequest, text: string): FakeUsage => ({
  inputTokens: countTokens(JSON.stringify([request.system, request.messages])),
  outputTokens: countTokens(text),
});

function envelope(request: FakeRequest, model: string, choices: unknown[], usage: FakeUsage): WireReply {
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens } = usage;
  const details = { cached_tokens: cachedInputTokens, cache_write_tokens: cacheWriteTokens };
  return {
    status: 200,
    headers: requestHeaders(),
    body: {
      id: `chatcmpl-${randomUUID().replaceAll('-', '')}`,
      object: 'chat.completion',
      created: Math.floor(request.at / 1000),
      model,
      choices,
      usage: {
        prompt_tokens: inputTokens,
        completion_tokens: outputTokens,
        total_tokens: inputTokens + outputTokens,
        ...(cachedInputTokens === undefined ? {} : { prompt_tokens_details: details }),
      },
      system_fingerprint: 'fp_fake',
    },
  };
}

/** Chat completions: https://platform.openai.com/docs/api-reference/chat */
export const openaiProtocol: Protocol = {
  basePath: '/v1',
  // The compatible vendors have prefixes of their own.
  isEndpoint: (path) => path.endsWith('/chat/completions'),
  read(body) {
    const fields = isRecord(body) ? body : {};
    const all = readMessages(fields.messages);
    const isSystem = ({ role }: { role: string }) => role === 'system' || role === 'developer';
    return {
      model: String(fields.model ?? ''),
      system: all
        .filter(isSystem)
        .map(({ text }) => text)
        .join('\n'),
      messages: all.filter((message) => !isSystem(message)),
      wantsFormat: fields.response_format !== undefined,
    };
  },
  check,
  reply(request, text, finishReason, model = request.model, usage = usageOf(request, text)) {
    const message = { role: 'assistant', content: text, refusal: null, annotations: [] };
    const choice = { index: 0, message, logprobs: null, finish_reason: finishReason };
    return envelope(request, model, [choice], usage);
  },
  empty: (request) => envelope(request, request.model, [], usageOf(request, '')),
  error: ({ status, code, message, param }) => ({
    status,
    headers: requestHeaders(),
    body: {
      error: {
        message: message ?? `The server had an error while processing your request (${status}).`,
        type:
          code === 'insufficient_quota'
            ? code
            : (ERROR_TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error')),
        param: param ?? null,
        code: code ?? (status === 429 ? 'rate_limit_exceeded' : null),
      },
    },
  }),
  unsupportedFormat: {
    status: 400,
    message: "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
  },
};
