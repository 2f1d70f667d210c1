import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import type { ActorContext } from '@refinery/domain/context/context.ts';
import { updateOrganization } from '@refinery/domain/organizations/update-organization.ts';
import { sha256 } from '@refinery/domain/security/secret-token.ts';
import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { headOf, openConnection } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';
import { openGatewayApp } from './testing/gateway-app.ts';

const database = fixture(openTestContext);
const proxy = fixture(() => startTcpProxy(database.environment.DATABASE_URL ?? ''));
const test = fixture((services) =>
  openGatewayApp(services, { environment: { ...database.environment, DATABASE_URL: proxy.url } }),
);

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

/** Of a call, beside its model. */
interface Terms {
  system?: string;
  stream?: boolean;
  n?: number;
}

describe('while Postgres accepts connections and says nothing', () => {
  let key: string;
  let as: ActorContext;
  let organizationId: string;
  beforeEach(async () => {
    test.vendor.respondWith(json(CHAT_REPLY));
    ({ as, organizationId } = await buildMember(test.ctx));
    ({ key } = await createApiKey(as, { name: 'Calls', scopes: ['models:call'] }));
  });
  afterEach(() => proxy.restore());

  const send = (path: string, { system = 'Be kind.', ...more }: Terms = {}) => {
    const messages = [{ role: 'system', content: system }];
    return fetch(test.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-4o-mini', max_tokens: 9, messages, ...more }),
    });
  };
  const list = (headers = {}) =>
    fetch(`${test.url}/v1/models`, { headers: { authorization: `Bearer ${key}`, ...headers } });
  const expectRefused = async (reply: Response, status: number) => {
    expect(reply.status).toBe(status);
    expect(reply.headers.get('x-should-retry')).toBeNull();
    expect(reply.headers.get('retry-after')).toEqual(expect.any(String));
    const type = status === 529 ? 'overloaded_error' : 'server_error';
    expect(await reply.json()).toMatchObject({ error: { type, code: 'service_unavailable' } });
  };
  const knowsKey = () => test.ctx.identities.keys.knows(sha256(key));
  const knowsProfile = () => knowsKey() && test.ctx.identities.gateways.knows(organizationId);

  it('nobody waits to learn who calls', async () => {
    proxy.stall();
    const [openai, anthropic] = await Promise.all([
      Promise.all([
        ...[send('/v1/chat/completions'), send('/v1/chat/completions', { stream: true })],
        ...[send('/v1/responses'), send('/v1/embeddings'), list()],
      ]),
      Promise.all([
        ...[send('/v1/messages'), send('/v1/messages/count_tokens')],
        list({ 'anthropic-version': '2023-06-01' }),
      ]),
    ]);
    for (const reply of openai) await expectRefused(reply, 503);
    for (const reply of anthropic) await expectRefused(reply, 529);
    await proxy.restore();
    await waitFor(async () => (await send('/v1/chat/completions')).status === 200);
  });

  it('nor whether the caller still may, where the body took its time', async () => {
    const { environment } = test;
    const other = await openTestApp(inject('services'), { environment, limits: { identifiedMs: 0 } });
    onTestFinished(other.close);
    const connection = await openConnection(await other.app.listen({ host: '127.0.0.1', port: 0 }));
    onTestFinished(() => void connection.socket.destroy());
    const about = { 'content-type': 'application/json', 'content-length': body.length };
    const head = { authorization: `Bearer ${key}`, expect: '100-continue', ...about };
    connection.send(headOf('POST /v1/messages', head));
    expect((await connection.answer()).status).toBe(100);
    proxy.stall();
    connection.send(body);
    expect((await connection.answer()).status).toBe(529);
  });

  it('nor what the calls of the organization go by', async () => {
    await waitFor(async () => {
      // Refused before that is read.
      expect((await send('/v1/chat/completions', { n: 0 })).status).toBe(400);
      return knowsKey();
    });
    proxy.stall();
    await expectRefused(await send('/v1/chat/completions'), 503);
  });

  it('nor whether a budget is enough', async () => {
    await updateOrganization(as, { monthlyBudgetUsd: 1 });
    await waitFor(async () => {
      expect((await list()).status).toBe(200);
      return knowsProfile();
    });
    proxy.stall();
    await expectRefused(await send('/v1/chat/completions'), 503);
  });

  it('nor what was decided of a system text, which could lose a conversation its cache', async () => {
    const asked = () => test.vendor.received.length;
    await waitFor(async () => {
      expect((await send('/v1/chat/completions')).status).toBe(200);
      return knowsProfile();
    });
    const before = asked();
    proxy.stall();
    await expectRefused(await send('/v1/chat/completions', { system: 'Be kind. '.repeat(50) }), 503);
    expect(asked()).toBe(before);
  });
});
