import { pausedStream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { chatChoice } from '@refinery/relay/relay/testing/wire.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { issueTokens } from '../auth/tokens.ts';
import { openChatApp } from './testing/chat-app.ts';
import { readEvents } from './testing/read-events.ts';

const TIMEOUT_MS = '3000';

const env = { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', SHUTDOWN_TIMEOUT_MS: TIMEOUT_MS };
const test = fixture((services) => openChatApp(services, { env }));
let member: Member;
let api: StartedProcess;
let id: string;

beforeEach(async () => {
  api = await startProcess('apps/api/src/main.ts', test.environment);
  member = await test.newMember();
  id = await test.createSession(member);
});
afterEach(async () => {
  api.kill('SIGKILL');
  await api.exited;
});

/** A reply of which the first half has come, and nothing more will. */
async function begin(headers: Record<string, string> = {}) {
  test.vendor.respondWith(pausedStream(chatChoice({ content: 'Half' }), () => undefined).respond);
  const left = new AbortController();
  const reply = await fetch(new URL(`/api/chat/sessions/${id}/messages`, String(api.ready.url)), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${issueTokens(test.app, 3_600, member).accessToken}`,
      ...headers,
    },
    body: JSON.stringify({ content: 'Hello', stream: true }),
    signal: left.signal,
  });
  const reader = reply.body?.getReader();
  const first = await reader?.read();
  expect(readEvents(Buffer.from(first?.value ?? []).toString())).toEqual([
    { name: 'delta', data: { text: 'Half' } },
  ]);
  return { reader, leave: () => left.abort() };
}
const said = async () => {
  const { messages, busy } = await test.read(member, id);
  return { busy, messages: messages.map(({ content, status }) => [content, status]) };
};

it('a process that is told to stop stores what had come, and tells its reader', async () => {
  const { reader } = await begin();
  api.kill('SIGTERM');
  const last = await reader?.read();
  expect(readEvents(Buffer.from(last?.value ?? []).toString())).toMatchObject([
    { name: 'error', data: { code: 'service_unavailable' } },
  ]);
  await api.exited;
  expect(await said()).toEqual({
    busy: false,
    messages: [
      ['Half', 'cancelled'],
      ['Hello', 'completed'],
    ],
  });
});

it('so does one whose reader has left, but may ask again', async () => {
  const { leave } = await begin({ 'idempotency-key': 'again' });
  leave();
  api.kill('SIGTERM');
  await api.exited;
  expect(await said()).toMatchObject({
    busy: false,
    messages: [
      ['Half', 'cancelled'],
      ['Hello', 'completed'],
    ],
  });
  const payload = { content: 'Hello', stream: true };
  const again = await test.post(member, `/api/chat/sessions/${id}/messages`, payload, {
    'idempotency-key': 'again',
  });
  expect(readEvents(again.body).at(-1)).toMatchObject({ data: { message: { status: 'cancelled' } } });
});

it('of a process that is killed the session is busy, and nothing was stored', async () => {
  await begin();
  api.kill('SIGKILL');
  await api.exited;
  expect(await said()).toEqual({ busy: true, messages: [['Hello', 'pending']] });
});
