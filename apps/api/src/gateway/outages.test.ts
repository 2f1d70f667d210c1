import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type GatewayApp, openGatewayApp } from './testing/gateway-app.ts';

let test: GatewayApp;
let proxy: TcpProxy;
let database: Awaited<ReturnType<typeof openTestContext>>;
beforeAll(async () => {
  database = await openTestContext(inject('services'));
  proxy = await startTcpProxy(database.environment.DATABASE_URL ?? '');
  const environment = { ...database.environment, DATABASE_URL: proxy.url };
  test = await openGatewayApp(inject('services'), { environment });
});
afterAll(async () => {
  await test.close();
  await proxy.close();
  await database.close();
});

const body = JSON.stringify({ model: 'gpt-4o-mini', max_tokens: 9, messages: [] });
const call = (path: string) =>
  fetch(test.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${test.key}`, 'content-type': 'application/json' },
    body,
  });

it('without Postgres a call is refused in words that SDKs try again for, and goes through when it is back', async () => {
  test.vendor.respondWith(json(CHAT_REPLY));
  expect((await call('/v1/chat/completions')).status).toBe(200);
  await proxy.cut();
  const openai = await call('/v1/chat/completions');
  expect(openai.status).toBe(503);
  expect(openai.headers.get('retry-after')).toEqual(expect.any(String));
  expect(await openai.json()).toMatchObject({ error: { type: 'server_error', code: 'service_unavailable' } });
  const anthropic = await call('/v1/messages');
  expect(anthropic.status).toBe(529);
  expect(await anthropic.json()).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
  await proxy.restore();
  await expect.poll(async () => (await call('/v1/chat/completions')).status).toBe(200);
});
