import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { singleTurn } from '../messages.ts';
import type { CompletionRequest, VendorName } from '../spec.ts';
import { DEFAULT_BASE_URLS, DEFAULT_MODELS, vendors } from '../vendors.ts';

const schema = { type: 'object', properties: {}, additionalProperties: false };
const request: CompletionRequest = {
  model: '',
  messages: [
    ...singleTurn('Reply in JSON.', 'First'),
    { role: 'assistant', text: 'Second' },
    { role: 'user', text: 'Third' },
  ],
  maxOutputTokens: 64,
  jsonSchema: { name: 'refined', schema },
};
const signal = new AbortController().signal;

const messages = [
  { role: 'user', content: 'First' },
  { role: 'assistant', content: 'Second' },
  { role: 'user', content: 'Third' },
];
const chat = [{ role: 'system', content: 'Reply in JSON.' }, ...messages];
const strict = { type: 'json_schema', json_schema: { name: 'refined', schema, strict: true } };
const object = { type: 'json_object' };

const BODIES: [VendorName, prefix: string, fields: Record<string, unknown>][] = [
  ['openai', '/v1', { max_completion_tokens: 64, response_format: strict }],
  ['gemini', '/v1beta/openai', { max_tokens: 64, response_format: strict }],
  ['openrouter', '/api/v1', { max_tokens: 64, response_format: strict }],
  ['deepseek', '', { max_tokens: 64, response_format: object }],
  ['groq', '/openai/v1', { max_tokens: 64, response_format: object }],
];

describe('vendors of the OpenAI protocol', () => {
  let fake: FakeVendor;

  beforeAll(async () => {
    fake = await startFakeVendor({ protocol: 'openai' });
  });
  beforeEach(() => fake.reset());
  afterAll(() => fake.close());

  it.each(BODIES)('%s sends its dialect', async (name, prefix, fields) => {
    // OpenRouter takes max_tokens for every model; the fake refuses it for OpenAI's own, as OpenAI does.
    const model = name === 'openrouter' ? 'meta/llama' : DEFAULT_MODELS[name];
    const credentials = { apiKey: 'key', baseUrl: fake.url + prefix };
    await vendors[name].complete({ ...request, model }, { credentials, signal });
    expect(fake.requests[0]).toMatchObject({ method: 'POST', path: `${prefix}/chat/completions` });
    expect(fake.requests[0]?.headers.authorization).toBe('Bearer key');
    expect(fake.requests[0]?.body).toEqual({ model, messages: chat, ...fields });
  });

  it('sends only what is asked for', async () => {
    const credentials = { apiKey: 'key', baseUrl: fake.baseUrl };
    await vendors.openai.complete({ model: '', messages: singleTurn('s', 'u') }, { credentials, signal });
    expect(fake.requests[0]?.body).toEqual({
      model: DEFAULT_MODELS.openai,
      messages: [
        { role: 'system', content: 's' },
        { role: 'user', content: 'u' },
      ],
    });
  });

  it('asks for a JSON object only where the prompt speaks of JSON', async () => {
    const credentials = { apiKey: 'key', baseUrl: fake.baseUrl };
    await vendors.groq.complete(
      { ...request, messages: singleTurn('Be brief.', 'First') },
      { credentials, signal },
    );
    expect(fake.requests[0]?.body).not.toHaveProperty('response_format');
  });
});

describe('anthropic', () => {
  it.each(['', '/', '/v1', '/v1/'])('sends its protocol to a base URL that ends with %j', async (suffix) => {
    const fake = await startFakeVendor({ protocol: 'anthropic' });
    const credentials = { apiKey: 'key', baseUrl: fake.url + suffix };
    await vendors.anthropic.complete(request, { credentials, signal });
    await fake.close();
    expect(fake.requests[0]?.path).toBe('/v1/messages');
    expect(fake.requests[0]?.headers).toMatchObject({
      'x-api-key': 'key',
      'anthropic-version': '2023-06-01',
    });
    expect(fake.requests[0]?.body).toEqual({
      model: DEFAULT_MODELS.anthropic,
      max_tokens: 64,
      system: 'Reply in JSON.',
      messages,
      output_config: { format: { type: 'json_schema', schema } },
    });
  });
});

it('marks a system prompt of many requests for the cache where the API takes marks', async () => {
  const body = async (name: 'anthropic' | 'openai') => {
    const fake = await startFakeVendor({ protocol: name });
    const credentials = { apiKey: 'key', baseUrl: fake.baseUrl };
    await vendors[name].complete({ ...request, cacheSystem: true }, { credentials, signal });
    await fake.close();
    return fake.requests[0]?.body;
  };
  const block = { type: 'text', text: 'Reply in JSON.', cache_control: { type: 'ephemeral' } };
  expect(await body('anthropic')).toMatchObject({ system: [block] });
  expect(await body('openai')).toMatchObject({ messages: chat });
});

it('names a vendor, model and address for every provider', () => {
  for (const [name, vendor] of Object.entries(vendors)) {
    expect(vendor.name).toBe(name);
    expect(vendor.defaultModel).not.toBe('');
  }
  for (const url of Object.values(DEFAULT_BASE_URLS)) expect(new URL(url).protocol).toBe('https:');
});
