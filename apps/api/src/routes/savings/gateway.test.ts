import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, MESSAGES_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import { createClaudeCache } from '@refinery/testing/fake-vendors/caching/claude-cache.ts';
import type { CacheBill, FakeCache } from '@refinery/testing/fake-vendors/caching/fake-cache.ts';
import { createMarkedGptCache } from '@refinery/testing/fake-vendors/caching/marked-gpt-cache.ts';
import { createOlderGptCache } from '@refinery/testing/fake-vendors/caching/older-gpt-cache.ts';
import { promptMicros } from '@refinery/testing/fake-vendors/caching/prompt-micros.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openGatewayApp } from '../../gateway/testing/gateway-app.ts';

const test = fixture(openGatewayApp);

const options = { now: () => Date.now(), minimumTokens: 1_024 };
const tokens = (count: number, word = 'word') => `${word} `.padEnd(4 * count, '.');
const user = (content: string) => ({ role: 'user' as const, content });
const assistant = (content: string) => ({ role: 'assistant' as const, content });

/**
 * Answers as a vendor with this cache; what it bills, and what it would have billed for the requests as they
 * were sent.
 */
function billWith(cache: FakeCache, plain: FakeCache) {
  const [bills, unmarked]: [CacheBill[], CacheBill[]] = [[], []];
  test.vendor.respondWith((response, { body, path }) => {
    const bill = cache.bill(JSON.parse(body.toString()));
    bills.push(bill);
    const { inputTokens, cachedInputTokens: cached, cacheWriteTokens: written } = bill;
    const reply = path.includes('messages')
      ? {
          ...Object(MESSAGES_REPLY),
          usage: {
            input_tokens: inputTokens - cached - written,
            cache_read_input_tokens: cached,
            cache_creation_input_tokens: written,
            output_tokens: 1,
          },
        }
      : {
          ...Object(CHAT_REPLY),
          usage: {
            prompt_tokens: inputTokens,
            completion_tokens: 1,
            total_tokens: inputTokens + 1,
            prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: written },
          },
        };
    return json(reply)(response, { body, path, headers: {} });
  });
  return { bills, unmarked, sent: (body: object) => void unmarked.push(plain.bill(body)) };
}

const markUsd = async (model: string) => {
  await test.rows();
  const reply = await test.get(test.member, '/api/savings?by=model');
  const groups: { group: string; markUsd: number; markedCalls: number }[] = reply.json().groups;
  const found = groups.find(({ group }) => group === model);
  return { micros: Math.round((found?.markUsd ?? 0) * 1_000_000), calls: found?.markedCalls };
};

/** Five conversations of three turns that begin alike. */
const turnsOf = (n: number) => [
  [user(tokens(200, `a${n}`))],
  [user(tokens(200, `a${n}`)), assistant('Yes.'), user(tokens(100, 'b'))],
  [
    user(tokens(200, `a${n}`)),
    assistant('Yes.'),
    user(tokens(100, 'b')),
    assistant('No.'),
    user(tokens(100, 'c')),
  ],
];

describe('what marks saved is the difference of the bills', () => {
  it('of Claude', async () => {
    const model = 'claude-sonnet-4-6';
    const { bills, unmarked, sent } = billWith(createClaudeCache(options), createClaudeCache(options));
    const told: (string | null)[] = [];
    for (let n = 0; n < 5; n += 1) {
      for (const messages of turnsOf(n)) {
        const body = { model, max_tokens: 100, system: tokens(3_000), messages };
        sent(body);
        const { response } = await test.anthropic().messages.create(body).withResponse();
        told.push(response.headers.get('x-refinery-saved'));
      }
    }
    expect(told.slice(0, 4)).toEqual([null, 'marks=3', 'marks=3', 'marks=1']);
    const prices = { input: 3, read: 0.3, write: 3.75 };
    const { micros, calls } = await markUsd(`anthropic/${model}`);
    expect(calls).toBe(14);
    expect(micros).toBe(Math.round(promptMicros(unmarked, prices) - promptMicros(bills, prices)));
    expect(micros).toBeGreaterThan(0.6 * promptMicros(unmarked, prices));
  });

  it('of GPT-5.6, which finds conversations by itself', async () => {
    const model = 'gpt-5.6';
    const { bills, unmarked, sent } = billWith(createMarkedGptCache(options), createMarkedGptCache(options));
    for (let n = 0; n < 5; n += 1) {
      for (const said of turnsOf(n)) {
        const body = { model, messages: [{ role: 'system' as const, content: tokens(3_000) }, ...said] };
        sent(body);
        await test.openai().chat.completions.create(body);
      }
    }
    const prices = { input: 4, read: 0.4, write: 5 };
    const { micros, calls } = await markUsd(`openai/${model}`);
    expect(calls).toBe(14);
    expect(micros).toBe(Math.round(promptMicros(unmarked, prices) - promptMicros(bills, prices)));
    expect(micros).toBeGreaterThan(0);
  });

  it('of GPT-5.6, where the same prompt comes again: nothing', async () => {
    const model = 'gpt-5.6-terra';
    const { bills, unmarked, sent } = billWith(createMarkedGptCache(options), createMarkedGptCache(options));
    for (let n = 0; n < 4; n += 1) {
      const body = { model, messages: [user(tokens(3_000))] };
      sent(body);
      await test.openai().chat.completions.create(body);
    }
    expect(bills).toEqual(unmarked);
    expect(await markUsd(`openai/${model}`)).toEqual({ micros: 0, calls: 3 });
  });
});

it('of models that keep what they like, nothing is marked, and nothing counts', async () => {
  const model = 'gpt-5-mini';
  const { bills, unmarked, sent } = billWith(createOlderGptCache(options), createOlderGptCache(options));
  for (const said of turnsOf(1)) {
    const body = { model, messages: [{ role: 'system' as const, content: tokens(3_000) }, ...said] };
    sent(body);
    await test.openai().chat.completions.create(body);
  }
  expect(bills).toEqual(unmarked);
  expect(bills.at(-1)?.cachedInputTokens).toBeGreaterThan(3_000);
  expect(await markUsd(`openai/${model}`)).toEqual({ micros: 0, calls: 0 });
});

it('where prompts of a key differ is told, and never what was said', async () => {
  test.vendor.respondWith(json(MESSAGES_REPLY));
  for (const day of [1, 2, 3]) {
    const system = `You are a helper of Acme. Today is July ${day}.`;
    await test
      .anthropic()
      .messages.create({ model: 'claude-opus-5', max_tokens: 9, system, messages: [user(`xyzzy ${day}`)] });
  }
  await test.rows();
  await test.ctx.promptPrefixes.settled();
  const reply = await test.get(test.member, '/api/prefixes?days=1');
  const found = reply.json().find(({ model }: { model: string }) => model === 'anthropic/claude-opus-5');
  expect(found).toMatchObject({
    calls: 3,
    compared: 2,
    differed: 2,
    excerpt: expect.stringMatching(/^….*July \[2.* → 3.*]$/),
  });
  expect(reply.body).not.toContain('xyzzy');
});
