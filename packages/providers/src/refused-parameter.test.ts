import { describe, expect, it } from 'vitest';
import { fromUpstreamFailure } from './upstream-error.ts';

const failure = (body: unknown, status = 400) =>
  fromUpstreamFailure('openai', { status, body, headers: new Headers() });
const message = (text: string) => ({ error: { message: text, type: 'invalid_request_error' } });

describe('the refusal of a parameter', () => {
  it.each([
    ["Unsupported value: 'temperature' does not support 0.2 with this model.", ['temperature']],
    ["Unsupported parameter: 'top_p' is not supported with this model.", ['topP']],
    ["Unsupported parameter: 'stop' is not supported with this model.", ['stop']],
    [
      "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.",
      ['temperature'],
    ],
    ["Invalid 'stop': array too long. Expected an array with maximum length 4, but got 5.", ['stop']],
    ['`temperature` is deprecated for this model.', ['temperature']],
    ['temperature is deprecated for this model.', ['temperature']],
    ['`temperature` may only be set to 1 when thinking is enabled.', ['temperature']],
    ['`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled.', ['topP']],
    ['`temperature` and `top_p` cannot both be specified for this model.', ['topP', 'temperature']],
    ['temperature: range: 0..1', ['temperature']],
    ['temperature: Input should be less than or equal to 1', ['temperature']],
    ['stop_sequences: each stop sequence must contain non-whitespace', ['stop']],
    ['seed: Extra inputs are not permitted', ['seed']],
    ["property 'seed' is unsupported", ['seed']],
    ["'temperature' : value must be a number", ['temperature']],
    ['Invalid JSON payload received. Unknown name "seed": Cannot find field.', ['seed']],
    ['it has a topP value of 2 but the supported range is from 0 (inclusive) to 1 (inclusive).', ['topP']],
    ['Invalid temperature value, the valid range of temperature is [0, 2]', ['temperature']],
    ['deepseek-reasoner does not support the parameter `temperature`', ['temperature']],
    ['invalid top_p: only 0.95 is allowed for this model', ['topP']],
    ["openai does not support parameters: ['temperature', 'stop'], for model=o9", ['stop', 'temperature']],
  ])('is found in %j', (text, parameters) => {
    const expected = {
      kind: 'invalid_request',
      reason: 'unsupported_parameter',
      parameters,
      retryable: false,
    };
    expect(failure(message(text))).toMatchObject(expected);
    expect(failure({ type: 'error', ...message(text) }, 422)).toMatchObject(expected);
  });

  it.each([
    ["Invalid 'messages[0].content': string too long.", undefined],
    ['Please stop sending requests that are invalid.', undefined],
    ['messages: first message must use the "user" role', undefined],
    [
      "Invalid schema for function 'weather': In context=('properties', 'temperature'), 'x' is invalid.",
      undefined,
    ],
    ["tools.0.input_schema.properties: 'seed' must not be set", undefined],
    ["Invalid schema for response_format 'r': 'stop' must be required.", 'unsupported_format'],
    ['max_tokens: 9000 > 8192, which is the maximum allowed; temperature must be 1', 'output_limit'],
  ])('is not found in %j', (text, reason) => {
    expect(failure(message(text))).toMatchObject({ kind: 'invalid_request', parameters: [] });
    expect(failure(message(text)).reason).toBe(reason);
  });

  it('counts as none where something else failed', () => {
    const text = "Unsupported parameter: 'seed' is not supported.";
    for (const status of [401, 404, 429, 500]) expect(failure(message(text), status).parameters).toEqual([]);
  });

  it('is found behind OpenRouter', () => {
    const raw = JSON.stringify(
      message("Unsupported parameter: 'temperature' is not supported with this model."),
    );
    const body = { error: { message: 'Provider returned error', code: 400, metadata: { raw } } };
    expect(failure(body)).toMatchObject({ parameters: ['temperature'] });
  });

  it('is told in one sentence', () => {
    expect(failure(message("property 'seed' is unsupported")).message).toBe(
      'OpenAI does not take one of the parameters of the request for this model.',
    );
  });
});
