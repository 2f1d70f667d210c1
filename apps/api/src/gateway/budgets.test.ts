import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { getApiKey } from '@refinery/domain/api-keys/get-api-key.ts';
import { updateOrganization } from '@refinery/domain/organizations/update-organization.ts';
import { getUsage } from '@refinery/domain/usage/get-usage.ts';
import { beginStream, json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM, MESSAGES_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';

/** What the stub's replies say they used: 100 tokens in, 20 out. */
const PRICES = JSON.stringify({
  'openai/plain': { inputPerMillion: 1, outputPerMillion: 10 },
  'openai/gpt-test-1': { inputPerMillion: 1, outputPerMillion: 10 },
  'anthropic/plain': { inputPerMillion: 1, outputPerMillion: 10 },
  'anthropic/claude-test-1': { inputPerMillion: 1, outputPerMillion: 10 },
});
/**
 * In US dollars: of a reply of the stub, and the most of a call that may write 100 tokens, its body and the
 * frame of 1,000.
 */
const OF_REPLY = 0.0003;
const CHAT = { model: 'openai/plain', max_tokens: 100, messages: [{ role: 'user', content: 'Hello' }] };

const test = fixture((services) => openGatewayApp(services, { env: { PRICE_OVERRIDES: PRICES } }));

let member: Awaited<ReturnType<typeof buildMember>>;
let key: string;
beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'enterprise' });
  key = await keyWith();
  test.vendor.respondWith(json(CHAT_REPLY));
});

type Terms = Omit<Parameters<typeof createApiKey>[1], 'name' | 'scopes'>;
const newKey = (terms: Terms = {}) =>
  createApiKey(member.as, { name: 'k', scopes: ['models:call'], ...terms });
const keyWith = async (terms: Terms = {}) => (await newKey(terms)).key;
const budget = (monthlyBudgetUsd: number | null) => updateOrganization(member.as, { monthlyBudgetUsd });

async function send(body: object = CHAT, path = '/v1/chat/completions', apiKey = key) {
  const response = await fetch(`${test.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const errorOf = ({ text }: { text: string }) => JSON.parse(text).error;
const asked = () => test.vendor.received.length;
/** What was spent once all is written. */
const spend = async () => {
  await test.ctx.ledger.settled();
  await test.ctx.callMoney.flush();
  return (await getUsage(member.as)).spend;
};

describe('a monthly budget', () => {
  it('refuses a call that it may not be enough for, before any vendor is asked', async () => {
    await budget(0.002);
    const before = asked();
    const refused = await send();
    expect([refused.status, errorOf(refused).code, asked()]).toEqual([429, 'insufficient_quota', before]);
    expect(errorOf(refused).message).toMatch(
      /may cost \$0\.002\d+, but only \$0\.002 is left .* resets on 20/,
    );
    expect(refused.headers.get('x-should-retry')).toBe('false');
    const anthropic = await send({ ...CHAT, model: 'anthropic/plain' }, '/v1/messages');
    expect([anthropic.status, JSON.parse(anthropic.text).error.type]).toEqual([402, 'billing_error']);
    expect((await send({ ...CHAT, max_tokens: 10 })).status).toBe(200);
    expect(await spend()).toMatchObject({ spentUsd: OF_REPLY });
  });

  it('is passed by no 200 calls at once', async () => {
    const limit = 0.05;
    await budget(limit);
    test.vendor.respondWith(async (response, received) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await json(CHAT_REPLY)(response, received);
    });
    const before = asked();
    // As SDKs do: where the machine is so busy that money cannot be had in time, they ask again.
    const patient = async () => {
      let reply = await send();
      for (let time = 0; reply.status === 503 && time < 10; time += 1) reply = await send();
      return reply;
    };
    const replies = await Promise.all(Array.from({ length: 200 }, patient));
    const good = replies.filter(({ status }) => status === 200);
    expect(replies.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
    // Those that end leave room for others; all 200 would cost more than there is.
    expect([good.length, good.length > 10, good.length < 160]).toEqual([asked() - before, true, true]);
    const { spentUsd } = await spend();
    expect(spentUsd).toBeCloseTo(good.length * OF_REPLY, 9);
    expect(spentUsd).toBeLessThanOrEqual(limit);
  });

  it('binds as soon as it is set', async () => {
    expect((await send()).status).toBe(200);
    await budget(0.000_1);
    await test.ctx.callMoney.flush();
    // What the process holds was charged before.
    const statuses = [];
    for (let time = 0; time < 12; time += 1) statuses.push((await send()).status);
    expect(statuses.at(-1)).toBe(429);
  });

  it.each([
    [
      'a file',
      { messages: [{ role: 'user', content: [{ type: 'input_audio', input_audio: { data: '' } }] }] },
    ],
    ['a service tier with another price', { service_tier: 'priority' }],
    ['models that stand in', { models: ['other'] }],
    ['a search by the vendor', { web_search_options: {} }],
  ])('does not pay for %s: nobody knows the most that it costs', async (_what, more) => {
    expect((await send({ ...CHAT, ...more })).status).toBe(200);
    await budget(1_000);
    const before = asked();
    await waitFor(async () => (await send({ ...CHAT, ...more })).status === 400, { what: 'the budget' });
    expect(errorOf(await send({ ...CHAT, ...more }))).toMatchObject({ code: 'cost_not_bounded' });
    expect(asked() - before).toBeLessThan(200);
  });

  it('does not pay for a model without a price', async () => {
    const unpriced = { ...CHAT, model: 'openai/no-such-model' };
    test.vendor.respondWith(json({ ...CHAT_REPLY, model: 'no-such-model' }));
    await budget(1_000);
    const refused = await send(unpriced);
    expect([refused.status, errorOf(refused)]).toEqual([
      400,
      expect.objectContaining({ code: 'model_not_priced', param: 'model' }),
    ]);
  });

  it('holds n times what a reply may be', async () => {
    await budget(0.012);
    expect((await send({ ...CHAT, max_tokens: 1_000 })).status).toBe(200);
    expect((await send({ ...CHAT, max_tokens: 1_000, n: 2 })).status).toBe(429);
    expect((await send({ ...CHAT, max_tokens: undefined })).status).toBe(429);
  });

  it('pays for a prompt that is only to be in the cache of Anthropic, without any output', async () => {
    await budget(0.003);
    const body = { ...CHAT, model: 'anthropic/plain', max_tokens: 0 };
    const usage = { input_tokens: 0, cache_creation_input_tokens: 100, output_tokens: 0 };
    test.vendor.respondWith(
      json({ ...MESSAGES_REPLY, content: [], stop_reason: 'max_tokens', stop_sequence: null, usage }),
    );
    const before = asked();
    expect((await send(body, '/v1/messages')).status).toBe(200);
    expect(JSON.parse(String(test.vendor.received.at(-1)?.body))).toMatchObject({ max_tokens: 0 });
    expect((await send({ ...body, max_tokens: 1_000 }, '/v1/messages')).status).toBe(402);
    expect(asked() - before).toBe(1);
    expect(await spend()).toMatchObject({ spentUsd: 0.0001 });
  });

  it('takes an image for what it costs at most, not for its bytes', async () => {
    await budget(0.05);
    const url = `data:image/png;base64,${'A'.repeat(1_000_000)}`;
    const content = [{ type: 'image_url', image_url: { url } }];
    expect((await send({ ...CHAT, messages: [{ role: 'user', content }] })).status).toBe(200);
    const text = await send({ ...CHAT, messages: [{ role: 'user', content: 'A'.repeat(1_000_000) }] });
    expect(text.status).toBe(429);
  });
});

describe('the budget of a key', () => {
  it('refuses its calls alone, and says so', async () => {
    const { id, key: poor } = await newKey({ monthlyBudgetUsd: 0.003 });
    expect((await send(CHAT, undefined, poor)).status).toBe(200);
    expect((await send(CHAT, undefined, poor)).status).toBe(200);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push(await send(CHAT, undefined, poor));
    expect(errorOf(statuses.at(-1) ?? { text: '' }).message).toContain(
      'the monthly budget of the API key of $0.003',
    );
    expect((await send()).status).toBe(200);
    const good = 2 + statuses.filter(({ status }) => status === 200).length;
    await spend();
    const { spentThisMonthUsd } = await getApiKey(member.as, { id });
    expect(spentThisMonthUsd).toBeCloseTo(good * OF_REPLY, 9);
    expect((await spend()).spentUsd).toBeCloseTo((good + 1) * OF_REPLY, 9);
  });
});

describe('what is booked', () => {
  const rows = async () => {
    await test.ctx.ledger.settled();
    // The newest first.
    return member.as.tenant.send([
      sql`select status, cost_micros::int as cost from model_calls order by id desc`,
    ]);
  };
  const last = async () => (await rows())[0]?.[0];

  it('of a reply is its price; of one that failed nothing', async () => {
    await send();
    expect(await last()).toEqual({ status: 'completed', cost: 300 });
    test.vendor.respondWith(json({ error: { message: 'no', type: 'server_error' } }, 500));
    expect((await send()).status).toBe(502);
    expect(await last()).toEqual({ status: 'failed', cost: 0 });
    expect(await spend()).toMatchObject({ spentUsd: OF_REPLY });
  });

  it('of a stream that was cut is its input and what came', async () => {
    test.vendor.respondWith((response) => {
      beginStream(response);
      response.write(CHAT_STREAM.slice(0, 3).join(''), () => response.destroy());
    });
    await send({ ...CHAT, stream: true });
    const cut = await last();
    expect(cut).toMatchObject({ status: 'truncated' });
    expect(Number(cut?.cost)).toBeGreaterThan(25);
    expect(Number(cut?.cost)).toBeLessThan(150);
    test.vendor.respondWith(stream(...CHAT_STREAM));
    await send({ ...CHAT, stream: true });
    expect(await last()).toEqual({ status: 'completed', cost: 300 });
  });

  it('of a call whose caller leaves before anything came is its input', async () => {
    test.vendor.respondWith(() => new Promise(() => undefined));
    const before = asked();
    const leaving = new AbortController();
    const call = fetch(`${test.url}/v1/chat/completions`, {
      method: 'POST',
      signal: leaving.signal,
      body: JSON.stringify(CHAT),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    await waitFor(() => asked() > before, { what: 'the vendor' });
    leaving.abort();
    await expect(call).rejects.toThrow();
    await waitFor(async () => (await last()) !== undefined, { what: 'the row' });
    const left = await last();
    expect(left).toMatchObject({ status: 'cancelled' });
    expect(Number(left?.cost)).toBeGreaterThan(15);
    expect(Number(left?.cost)).toBeLessThan(40);
  });

  it('of embeddings is their input, and of counting tokens nothing', async () => {
    const usage = { prompt_tokens: 50, total_tokens: 50 };
    test.vendor.respondWith(json({ object: 'list', data: [], model: 'text-embedding-3-small', usage }));
    await budget(1);
    expect((await send({ model: 'text-embedding-3-small', input: 'Hello' }, '/v1/embeddings')).status).toBe(
      200,
    );
    expect(await last()).toMatchObject({ status: 'completed', cost: 1 });
    test.vendor.respondWith(json({ input_tokens: 9 }));
    const counting = { model: 'anthropic/plain', messages: [{ role: 'user', content: 'x'.repeat(9_000) }] };
    await budget(0.000_01);
    expect((await send(counting, '/v1/messages/count_tokens')).status).toBe(200);
    test.vendor.respondWith(json(MESSAGES_REPLY));
    expect((await send({ ...counting, max_tokens: 9 }, '/v1/messages')).status).toBe(402);
  });
});
