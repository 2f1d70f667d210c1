import { countTokens, type FakeRequest, isRecord, readMessages } from '../fake-request.ts';
import type { FakeUsage } from '../steps.ts';
import type { Protocol } from './protocol.ts';

const usageOf = (request: FakeRequest, text: string): FakeUsage => ({
  inputTokens: countTokens(request.system + request.messages.map((message) => message.text).join('')),
  outputTokens: countTokens(text),
});

/** The generic format of custom endpoints: `{model, system, prompt, messages?}` in, `{text, usage}` out. */
export const genericProtocol: Protocol = {
  basePath: '/complete',
  isEndpoint: () => true,
  read(body) {
    const fields = isRecord(body) ? body : {};
    return {
      model: String(fields.model ?? ''),
      system: String(fields.system ?? ''),
      messages: [{ role: 'user', text: String(fields.prompt ?? '') }, ...readMessages(fields.messages)],
      wantsFormat: false,
    };
  },
  check({ headers, body }, apiKey) {
    if (apiKey !== undefined && !Object.values(headers).some((value) => String(value).includes(apiKey))) {
      return { status: 401, message: 'unauthorized' };
    }
    const valid = isRecord(body) && typeof body.prompt === 'string' && body.prompt !== '';
    return valid ? undefined : { status: 400, message: 'prompt is required' };
  },
  reply: (request, text, finishReason, model = request.model, usage = usageOf(request, text)) => ({
    status: 200,
    headers: {},
    body: {
      text,
      model,
      finishReason,
      usage,
    },
  }),
  empty: () => ({ status: 200, headers: {}, body: {} }),
  error: ({ status, code, message }) => ({
    status,
    headers: {},
    body: { error: message ?? `Error ${status}`, code: code ?? null },
  }),
  unsupportedFormat: { status: 400, message: 'response_format is not supported' },
};
