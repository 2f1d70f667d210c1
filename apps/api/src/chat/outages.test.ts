import { json, pausedStream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { chatChoice, DONE } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { expect, it } from 'vitest';
import { issueTokens } from '../auth/tokens.ts';
import { openChatApp } from './testing/chat-app.ts';
import { readEvents } from './testing/read-events.ts';

const LEASE_MS = 30_000;
const clock = new TestClock();
const owner = fixture(openTestContext);
const proxy = fixture(() => startTcpProxy(owner.environment.DATABASE_URL ?? ''));
const test = fixture((services) =>
  openChatApp(services, { clock, environment: { ...owner.environment, DATABASE_URL: proxy.url } }),
);

it('a reply that ends while Postgres is away is lost, which is said; its message is not sent again by itself', async () => {
  const member = await test.newMember();
  const id = await test.createSession(member);
  const { respond, resume } = pausedStream(chatChoice({ content: 'Half' }), (response) =>
    response.end([chatChoice({}, 'stop'), DONE].join('')),
  );
  test.vendor.respondWith(respond);
  const origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const payload = { content: 'Hello', stream: true };
  const headers = { 'idempotency-key': 'lost' };
  const url = `/api/chat/sessions/${id}/messages`;
  const reply = await fetch(origin + url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${issueTokens(test.app, 3_600, member).accessToken}`,
      ...headers,
    },
    body: JSON.stringify(payload),
  });
  const reader = reply.body?.getReader();
  await reader?.read();
  await proxy.cut();
  resume();
  const rest: string[] = [];
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read())
    rest.push(Buffer.from(piece.value).toString());
  const events = readEvents(rest.join('').replaceAll(/^:.*\n\n/gm, ''));
  expect(events).toMatchObject([{ name: 'error', data: { code: 'service_unavailable', status: 503 } }]);

  await proxy.restore();
  const busy = await test.say(member, id, 'Again');
  expect(busy.json().code).toBe('session_busy');
  clock.advance(LEASE_MS + 1);
  const repeated = await test.post(member, url, payload, headers);
  expect([repeated.statusCode, repeated.json().code]).toEqual([502, 'provider_failed']);
  expect((await test.read(member, id)).messages.map(({ status }) => status)).toEqual(['pending']);
  expect(test.vendor.received).toHaveLength(1);
});

it('a reply that ends while Postgres is away for a moment is stored', async () => {
  const member = await test.newMember();
  const id = await test.createSession(member);
  test.vendor.respondWith(async (response, received) => {
    await proxy.cut();
    await json({ model: 'm', choices: [{ message: { content: 'ok' }, finish_reason: 'stop' }] })(
      response,
      received,
    );
    setTimeout(() => proxy.restore(), 150);
  });
  const reply = await test.say(member, id, 'Hello');
  expect(reply.statusCode, reply.body).toBe(200);
  const { messages } = await test.read(member, id);
  expect(messages.map(({ content, status }) => [content, status])).toEqual([
    ['ok', 'completed'],
    ['Hello', 'completed'],
  ]);
});
