import type { WireEndpoint } from '@refinery/contracts/gateway.ts';
import { shapeError } from '../gateway/error-shapes.ts';
import { describeStatus } from './replies.ts';

const VENDORS = { openai: 'OpenAI', anthropic: 'Anthropic' };
const JSON_OBJECT = { type: 'object', additionalProperties: true };
/**
 * By what a call may be refused, and an example of each. 529 is what Anthropic says for 503, and 402 for a
 * budget that is used up.
 */
const REFUSALS: Record<number, [code: string, message: string]> = {
  400: ['missing_required_parameter', 'The body needs the field model.'],
  401: ['invalid_api_key', 'The API key is not valid.'],
  403: ['forbidden', 'This needs the permission models:call.'],
  404: ['model_not_found', 'The model x does not exist, or you cannot use it.'],
  408: ['request_timeout', 'The body took too long to arrive.'],
  413: ['payload_too_large', 'A body may have at most 32 MiB.'],
  415: ['unsupported_media_type', 'Send application/json.'],
  429: ['rate_limit_exceeded', 'Too many requests. Try again in 5 s.'],
  502: ['provider_network', 'OpenAI could not be reached.'],
  503: ['service_unavailable', 'The database cannot be reached. Try again soon.'],
};
/** What only a body is refused with. */
const BODY_STATUSES = new Set(['408', '413', '415']);
const TAGS = {
  name: 'X-Refinery-Tags',
  in: 'header',
  required: false,
  description: 'A JSON object of strings that is kept with the call',
  schema: { type: 'string', examples: ['{"feature":"search"}'] },
};

/** Those in its path: names of models. */
const parametersOf = (path: string): object[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', examples: ['openai/gpt-6-luna'] },
  }));

/** An operation whose bodies are those of a vendor. */
export function describeWire(endpoint: WireEndpoint): object {
  const { operationId, tag, summary, description, example, reply, dialect, path } = endpoint;
  const vendor = VENDORS[dialect];
  const content = (value: object) => ({
    'application/json': { schema: { ...JSON_OBJECT, examples: [value] } },
  });
  const taken = Object.entries(REFUSALS).filter(([status]) => example || !BODY_STATUSES.has(status));
  const refusals = taken.map(([status, [code, message]]) => {
    const shaped = shapeError(dialect, { status: Number(status), code, message }, 'request-id');
    return [shaped.status, { description: describeStatus(shaped.status), content: content(shaped.body) }];
  });
  return {
    operationId,
    tags: [tag.name],
    summary,
    description,
    parameters: [
      ...parametersOf(path),
      ...(example ? [TAGS] : []),
      { $ref: '#/components/parameters/Organization' },
    ],
    ...(example ? { requestBody: { required: true, content: content(example) } } : {}),
    responses: {
      200: { description: `A reply as ${vendor} has it`, content: content(reply) },
      ...Object.fromEntries(refusals),
    },
  };
}
