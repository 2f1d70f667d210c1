import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../messages.ts';
import { vendors } from '../vendors.ts';

const system = (text: string): Message => ({ role: 'system', text });
const user = (text: string): Message => ({ role: 'user', text });
const assistant = (text: string): Message => ({ role: 'assistant', text });

let fake: FakeVendor;
afterEach(() => fake.close());

async function ask(name: 'openai' | 'anthropic', messages: Message[], cacheSystem = false) {
  fake = await startFakeVendor({ protocol: name });
  const credentials = { apiKey: 'k', baseUrl: fake.baseUrl };
  const { signal } = new AbortController();
  return vendors[name].complete({ model: 'm', messages, cacheSystem }, { credentials, signal });
}

const wire = (messages: Message[]) => messages.map(({ role, text }) => ({ role, content: text }));

describe('the messages of a request', () => {
  it.each([
    ['no system message', [user('Hello')]],
    ['a system message alone', [system('Tell a joke.')]],
    ['system messages anywhere', [system('a'), user('b'), system('c'), user('d')]],
    ['an assistant that speaks first, and last', [assistant('a'), user('b'), assistant('c')]],
  ])('are sent to OpenAI as they are: %s', async (_, messages) => {
    await ask('openai', messages);
    expect(fake.requests[0]?.body).toEqual({ model: 'm', messages: wire(messages) });
  });

  it.each([
    ['no system message', [user('Hello')], undefined, [user('Hello')]],
    ['an empty one', [system(''), user('Hello')], undefined, [user('Hello')]],
    ['a system message alone', [system('Tell a joke.')], undefined, [user('Tell a joke.')]],
    ['several', [system('a'), system('b'), user('c')], 'a\n\nb', [user('c')]],
    ['a late one', [system('a'), user('b'), system('c'), user('d')], 'a\n\nc', [user('b'), user('d')]],
    ['a last turn of the assistant', [user('a'), assistant('b')], undefined, [user('a'), assistant('b')]],
  ])('are sent to Anthropic with one system prompt: %s', async (_, messages, prompt, turns) => {
    await ask('anthropic', messages);
    expect(fake.requests[0]?.body).toEqual({
      model: 'm',
      max_tokens: 8192,
      messages: wire(turns),
      ...(prompt === undefined ? {} : { system: prompt }),
    });
  });

  it('are marked for the cache as one system prompt', async () => {
    await ask('anthropic', [system('a'), user('b'), system('c')], true);
    const text = 'a\n\nc';
    expect(fake.requests[0]?.body).toMatchObject({
      system: [{ type: 'text', text, cache_control: { type: 'ephemeral' } }],
    });
  });

  it.each([
    ['anthropic', [assistant('Hi'), user('Hello')]],
    ['anthropic', []],
    ['openai', []],
  ] as const)('that %s does not take are refused by it: %j', async (name, messages) => {
    await expect(ask(name, [...messages])).rejects.toMatchObject({ kind: 'invalid_request', status: 400 });
    expect(fake.requests).toHaveLength(1);
  });
});
