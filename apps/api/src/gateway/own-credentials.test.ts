import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { json, startStubVendor, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { OPERATORS_KEY, openGatewayApp } from './testing/gateway-app.ts';

/** A server of an organization's own, on an address that the operator allows. */
const house = fixture(() => startStubVendor());
const test = fixture((services) =>
  openGatewayApp(services, { env: { UPSTREAM_ALLOWLIST: new URL(house.url).host } }),
);
/** The key of an organization with credentials of its own. */
let own: string;

beforeAll(async () => {
  const other = await buildMember(test.ctx);
  await saveProvider(other.as, { provider: 'openai', apiKey: 'sk-of-the-organization' });
  await saveProvider(other.as, {
    provider: 'custom',
    baseUrl: `${house.url}/v1`,
    requestFormat: 'openai',
    authValue: 'house-key',
    defaultModel: 'house-model',
  });
  own = (await createApiKey(other.as, { name: 'Calls', scopes: ['models:call'] })).key;
});

async function send(path: string, body: string, { key = own, url = test.url } = {}) {
  const response = await fetch(`${url}/v1/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, text: await response.text() };
}

describe('what a vendor stores', () => {
  it.each([
    ['responses', '{"model":"gpt-4o-mini", "input":"Hi", "store":true, "previous_response_id":"resp_1"}'],
    ['responses', '{"model":"gpt-4o-mini", "input":"Hi", "conversation":"conv_1"}'],
    ['chat/completions', '{"model":"gpt-4o-mini", "messages":[], "store" : true}'],
  ])('is the business of an organization with a key of its own (%s)', async (path, body) => {
    test.vendor.respondWith(json({ ...CHAT_REPLY, status: 'completed' }));
    expect((await send(path, body)).status).toBe(200);
    const sent = test.vendor.received.at(-1);
    expect(String(sent?.body)).toBe(body);
    expect(sent?.headers.authorization).toBe('Bearer sk-of-the-organization');
  });

  it.each([
    ['chat/completions', '{"model":"gpt-4o-mini","messages":[],"store":true}', false],
    ['chat/completions', '{"model":"gpt-4o-mini","messages":[]}', undefined],
    ['responses', '{"model":"gpt-4o-mini","input":"Hi","store":true}', false],
    ['responses', '{"model":"gpt-4o-mini","input":"Hi"}', false],
  ])('is nothing where organizations share the key of the operator (%s)', async (path, body, store) => {
    test.vendor.respondWith(json({ ...CHAT_REPLY, status: 'completed' }));
    expect((await send(path, body, { key: test.key })).status).toBe(200);
    const sent = test.vendor.received.at(-1);
    expect(JSON.parse(String(sent?.body)).store).toBe(store);
    expect(sent?.headers.authorization).toBe(`Bearer ${OPERATORS_KEY}`);
  });
});

describe('a server of an organization', () => {
  const STREAMED =
    '{"model":"custom/house-model","messages":[],"stream":true,"stream_options":{"include_usage":true}}';

  it('is called with its own key, and its stream comes back as it is', async () => {
    house.respondWith(stream(...STREAMS.chat));
    const { status, text } = await send('chat/completions', STREAMED);
    expect([status, text]).toEqual([200, STREAMS.chat.join('')]);
    expect(house.received.at(-1)?.headers.authorization).toBe('Bearer house-key');
  });

  it('is not called any more once the operator forbids its address', async () => {
    const strict = await openGatewayApp(inject('services'), {
      environment: test.environment,
      env: { UPSTREAM_ALLOWLIST: '' },
    });
    try {
      const before = house.received.length;
      const { status, text } = await send('chat/completions', STREAMED, { url: strict.url });
      expect([status, JSON.parse(text).error.code]).toEqual([502, 'blocked_address']);
      expect(house.received).toHaveLength(before);
    } finally {
      await strict.close();
    }
  });
});
