import { type FakeRequest, isRecord } from './fake-request.ts';
import type { WireReply } from './protocols/protocol.ts';

const badRequest = (body: unknown, status = 400): WireReply => ({ status, headers: {}, body });

const openai = (param: string, code: string, message: string) =>
  badRequest({ error: { message, type: 'invalid_request_error', param, code } });

const anthropic = (message: string) =>
  badRequest({
    type: 'error',
    error: { type: 'invalid_request_error', message },
    request_id: 'req_refused',
  });

/** The refusals of a parameter as vendors send them, by vendor and what is wrong. */
const REFUSALS = {
  'openai parameter': (name: string) =>
    openai(
      name,
      'unsupported_parameter',
      `Unsupported parameter: '${name}' is not supported with this model.`,
    ),
  'openai value': (name: string, value: unknown) =>
    openai(
      name,
      'unsupported_value',
      `Unsupported value: '${name}' does not support ${value} with this model. Only the default (1) value is supported.`,
    ),
  'anthropic deprecated': (name: string) => anthropic(`\`${name}\` is deprecated for this model.`),
  'anthropic both': () =>
    anthropic('`temperature` and `top_p` cannot both be specified for this model. Please use only one.'),
  groq: (name: string) =>
    badRequest({ error: { message: `property '${name}' is unsupported`, type: 'invalid_request_error' } }),
  gemini: (name: string) => {
    const message = `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`;
    return badRequest([{ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }]);
  },
  deepseek: (name: string) =>
    badRequest({
      error: {
        message: `deepseek-reasoner does not support the parameter \`${name}\``,
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_request_error',
      },
    }),
  openrouter: (name: string) => {
    const behind = openai(
      name,
      'unsupported_parameter',
      `Unsupported parameter: '${name}' is not supported.`,
    );
    const metadata = { raw: JSON.stringify(behind.body), provider_name: 'OpenAI' };
    return badRequest({ error: { message: 'Provider returned error', code: 400, metadata } });
  },
  generic: (name: string) => badRequest({ error: `unknown field: ${name}` }, 422),
} satisfies Record<string, (name: string, value: unknown) => WireReply>;

export type RefusalWords = keyof typeof REFUSALS;

/** A parameter that a model does not take. */
export interface RefusedParameter {
  /** The model that refuses it. Default: all. */
  model?: string;
  /** Its names in the body; several: only all of them together are refused. */
  parameters: readonly [string, ...string[]];
  words: RefusalWords;
}

/**
 * What a vendor answers to a request with a parameter that its model refuses; undefined where it takes all of
 * them.
 */
export function refusalOf(
  rules: readonly RefusedParameter[],
  { model, body }: FakeRequest,
): WireReply | undefined {
  if (!isRecord(body)) return undefined;
  const rule = rules.find(
    (rule) =>
      (rule.model === undefined || rule.model === model) && rule.parameters.every((name) => name in body),
  );
  if (!rule) return undefined;
  const [name] = rule.parameters;
  return REFUSALS[rule.words](name, body[name]);
}
