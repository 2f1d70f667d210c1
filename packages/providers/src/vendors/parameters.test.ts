import type { RefusalWords } from '@refinery/testing/fake-vendors/refused-parameters.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { GenerationParameter, GenerationParameters } from '../generation-parameters.ts';
import { singleTurn } from '../messages.ts';
import type { CompletionRequest, CustomRequestFormat, VendorName } from '../spec.ts';
import { vendors } from '../vendors.ts';

const PARAMETERS = { temperature: 0.2, topP: 0.9, stop: ['END', '\n\n'], seed: 7 };
const OPENAI_FIELDS = { temperature: 0.2, top_p: 0.9, stop: ['END', '\n\n'], seed: 7 };
const request: CompletionRequest = { model: 'm', messages: singleTurn('Be brief.', 'Hello') };
const signal = new AbortController().signal;

let fake: FakeVendor;
afterEach(() => fake.close());

type Protocol = CustomRequestFormat;
const protocolOf = (name: VendorName): Protocol => (name === 'anthropic' ? name : 'openai');

async function start(protocol: Protocol) {
  fake = await startFakeVendor({ protocol });
}

const complete = (name: Exclude<VendorName, 'custom'>, asked: Partial<CompletionRequest> = {}) =>
  vendors[name].complete(
    { ...request, ...asked },
    { credentials: { apiKey: 'k', baseUrl: fake.baseUrl }, signal },
  );

const completeCustom = (requestFormat: Protocol, asked: Partial<CompletionRequest>) =>
  vendors.custom.complete(
    { ...request, ...asked },
    {
      credentials: { baseUrl: fake.baseUrl, authValue: 'k', requestFormat },
      signal,
      fetch: globalThis.fetch,
    },
  );

/** The names of what each request had beside the prompt. */
const sent = () =>
  fake.requests.map(({ body }) =>
    Object.keys(Object(body)).filter(
      (name) => !['model', 'messages', 'system', 'prompt', 'max_tokens'].includes(name),
    ),
  );

describe('parameters', () => {
  it.each(['openai', 'gemini', 'deepseek', 'groq', 'openrouter'] as const)('are sent to %s', async (name) => {
    await start('openai');
    const reply = await complete(name, PARAMETERS);
    expect(reply).not.toHaveProperty('ignoredParameters');
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
    ];
    expect(fake.requests[0]?.body).toEqual({ model: 'm', messages, ...OPENAI_FIELDS });
  });

  it('are sent to Anthropic but for the seed, which is told', async () => {
    await start('anthropic');
    const reply = await complete('anthropic', PARAMETERS);
    expect(reply.ignoredParameters).toEqual(['seed']);
    expect(fake.requests.map(({ body }) => body)).toEqual([
      {
        model: 'm',
        max_tokens: 8192,
        system: 'Be brief.',
        messages: [{ role: 'user', content: 'Hello' }],
        temperature: 0.2,
        top_p: 0.9,
        stop_sequences: ['END', '\n\n'],
      },
    ]);
  });

  it.each(['openai', 'anthropic'] as const)('that are 0 are sent to %s, and no empty list', async (name) => {
    await start(name);
    const none: GenerationParameters = { temperature: 0, topP: 0, stop: [] };
    expect(await complete(name, none)).not.toHaveProperty('ignoredParameters');
    expect(fake.requests[0]?.body).toMatchObject({ temperature: 0, top_p: 0 });
    expect(sent()).toEqual([['temperature', 'top_p']]);
  });
});

type Refusal = [
  words: RefusalWords,
  name: Exclude<VendorName, 'custom'>,
  fields: readonly [string, ...string[]],
  ignored: GenerationParameter[],
];
const REFUSALS: Refusal[] = [
  ['openai value', 'openai', ['temperature'], ['temperature']],
  ['openai parameter', 'openai', ['top_p'], ['topP']],
  ['openai parameter', 'openai', ['stop'], ['stop']],
  ['anthropic deprecated', 'anthropic', ['temperature'], ['seed', 'temperature']],
  ['anthropic deprecated', 'anthropic', ['top_p'], ['seed', 'topP']],
  ['anthropic both', 'anthropic', ['temperature', 'top_p'], ['seed', 'topP']],
  ['groq', 'groq', ['seed'], ['seed']],
  ['gemini', 'gemini', ['seed'], ['seed']],
  ['deepseek', 'deepseek', ['temperature'], ['temperature']],
  ['openrouter', 'openrouter', ['temperature'], ['temperature']],
];

describe('a parameter that a model refuses', () => {
  it.each(REFUSALS)('in the words of %s is left out for %s: %j', async (words, name, parameters, ignored) => {
    await start(protocolOf(name));
    fake.refuse({ model: 'm', parameters, words });
    const reply = await complete(name, PARAMETERS);
    expect(reply).toMatchObject({ text: 'ok', ignoredParameters: ignored });
    const [first = [], second = []] = sent();
    expect(fake.requests).toHaveLength(2);
    const left = first.filter((field) => !second.includes(field));
    expect(left).toEqual([ignored.at(-1) === 'topP' ? 'top_p' : ignored.at(-1)]);

    const other = await complete(name, { ...PARAMETERS, model: 'other' });
    expect(other.ignoredParameters ?? []).toEqual(name === 'anthropic' ? ['seed'] : []);
    expect(fake.requests).toHaveLength(3);
  });

  it('is left out, and each of the others, one after the other', async () => {
    await start('openai');
    for (const field of ['seed', 'stop', 'top_p', 'temperature'])
      fake.refuse({ parameters: [field], words: 'openai parameter' });
    const { ignoredParameters } = await complete('openai', PARAMETERS);
    expect(ignoredParameters).toEqual(['seed', 'stop', 'topP', 'temperature']);
    expect(sent().map(({ length }) => length)).toEqual([4, 3, 2, 1, 0]);
  });

  it('leaves room for leaving out the format and the limit', async () => {
    await start('openai');
    fake.refuse({ parameters: ['temperature'], words: 'openai value' });
    fake.script(
      { kind: 'unsupported-format', text: 'unreached' },
      { kind: 'error', status: 400, message: 'max_tokens: 9000 > 4096, which is the maximum' },
      { kind: 'reply', text: 'plain' },
    );
    const jsonSchema = { name: 'x', schema: { type: 'object', additionalProperties: false } };
    const reply = await complete('openai', { temperature: 2, jsonSchema, maxOutputTokens: 9000 });
    expect(reply).toMatchObject({ text: 'plain', ignoredParameters: ['temperature'] });
    expect(fake.requests).toHaveLength(4);
  });

  it('is one that Anthropic takes with a smaller value only, and is not changed', async () => {
    await start('anthropic');
    const reply = await complete('anthropic', { temperature: 1.5 });
    expect(reply.ignoredParameters).toEqual(['temperature']);
    expect(sent()).toEqual([['temperature'], []]);
  });

  it('is a list of stop texts that is too long', async () => {
    await start('openai');
    const reply = await complete('openai', { stop: ['a', 'b', 'c', 'd', 'e'], seed: 1 });
    expect(reply.ignoredParameters).toEqual(['stop']);
    expect(sent()).toEqual([['stop', 'seed'], ['seed']]);
  });

  it.each(['openai', 'anthropic', 'generic'] as const)(
    'is left out for a custom %s endpoint',
    async (format) => {
      await start(format);
      fake.refuse({ parameters: ['temperature'], words: 'generic' });
      const reply = await completeCustom(format, { temperature: 0.5, topP: 0.5 });
      expect(reply).toMatchObject({ text: 'ok', ignoredParameters: ['temperature'] });
      expect(fake.requests).toHaveLength(2);
    },
  );

  it.each(['openai', 'anthropic', 'generic'] as const)(
    'is a refusal of the whole request where the %s request has none of that name',
    async (format) => {
      await start(format);
      fake.respondWith(() => ({ kind: 'error', status: 400, message: 'temperature: must be 1' }));
      await expect(completeCustom(format, { topP: 0.5 })).rejects.toMatchObject({
        kind: 'invalid_request',
        reason: 'unsupported_parameter',
        retryable: false,
      });
      expect(fake.requests).toHaveLength(1);
    },
  );
});
