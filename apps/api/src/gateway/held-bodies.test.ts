import { json, pausedStream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';

const MEBIBYTE = 1024 * 1024;

const test = fixture(openGatewayApp);

const send = (content: string, more = {}, signal?: AbortSignal): Promise<Response> =>
  fetch(`${test.url}/v1/chat/completions`, {
    method: 'POST',
    signal: signal ?? null,
    headers: { authorization: `Bearer ${test.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }], ...more }),
  });
const held = () => test.ctx.scanner.held.bytes;
const untilNothingIsHeld = () => waitFor(() => held() === 0, { what: 'the bodies to be given back' });

it('the body of a stream is held until the stream has ended', async () => {
  const { respond, resume } = pausedStream(CHAT_STREAM.slice(0, 3).join(''), (response) =>
    response.end(CHAT_STREAM.slice(3).join('')),
  );
  test.vendor.respondWith(respond);
  const reply = await send('a'.repeat(MEBIBYTE), { stream: true });
  expect(reply.status).toBe(200);
  expect(held()).toBeGreaterThan(MEBIBYTE);
  resume();
  await reply.text();
  await untilNothingIsHeld();
});

it('the body of a call whose caller leaves is given back', async () => {
  test.vendor.respondWith(pausedStream(CHAT_STREAM.slice(0, 3).join(''), () => {}).respond);
  const reply = await send('a'.repeat(MEBIBYTE), { stream: true });
  expect(held()).toBeGreaterThan(MEBIBYTE);
  await reply.body?.cancel();
  await untilNothingIsHeld();
});

it('the body of a call whose caller leaves before anybody answers is given back', async () => {
  let asked = () => {};
  const begun = new Promise<void>((resolve) => {
    asked = resolve;
  });
  test.vendor.respondWith(() => asked());
  const left = new AbortController();
  const gone = send('a'.repeat(MEBIBYTE), {}, left.signal).catch(() => 'gone');
  await begun;
  expect(held()).toBeGreaterThan(MEBIBYTE);
  left.abort();
  expect(await gone).toBe('gone');
  await untilNothingIsHeld();
});

it('a process holds 256 MB of bodies, and refuses more until there is room', async () => {
  test.vendor.respondWith(json(CHAT_REPLY));
  const release = test.ctx.scanner.held.hold(256 * MEBIBYTE - 1000);
  const refused = await send('a'.repeat(2000));
  expect([refused.status, Object(await refused.json()).error.code]).toEqual([503, 'overloaded']);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  expect((await send('a')).status).toBe(200);
  await waitFor(() => held() === 256 * MEBIBYTE - 1000, { what: 'the small body to be given back' });
  release();
  expect((await send('a'.repeat(2000))).status).toBe(200);
});
