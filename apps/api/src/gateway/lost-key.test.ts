import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { deleteApiKey } from '@refinery/domain/api-keys/delete-api-key.ts';
import { beginStream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_STREAM } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { headOf, openConnection } from '../testing/raw-connection.ts';
import { openGatewayApp } from './testing/gateway-app.ts';

const EVERY_MS = 20;

const test = fixture((services) =>
  openGatewayApp(services, {
    limits: { identifiedMs: 0, identifyEveryMs: EVERY_MS, sweepMs: EVERY_MS },
  }),
);

/** A stream that has begun, and does not end by itself. */
async function openStream(key: string): Promise<{ read: Promise<string> }> {
  const response = await fetch(`${test.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4o-mini', stream: true, messages: [] }),
  });
  expect(response.status).toBe(200);
  return { read: response.text() };
}

it('a stream ends when its key is deleted, and so does the call; that of another key goes on', async () => {
  const ends: (() => void)[] = [];
  let left = 0;
  test.vendor.respondWith((response) => {
    beginStream(response);
    response.write(CHAT_STREAM.slice(0, 3).join(''));
    response.once('close', () => {
      if (!response.writableEnded) left += 1;
    });
    ends.push(() => response.end(CHAT_STREAM.slice(3).join('')));
  });
  const lost = await createApiKey(test.member.as, { name: 'Lost', scopes: ['models:call'] });
  const cut = await openStream(lost.key);
  const kept = await openStream(test.key);
  await deleteApiKey(test.member.as, { id: lost.id });
  await expect(cut.read).rejects.toThrow();
  await waitFor(() => left === 1, { what: 'the vendor to be left' });
  for (const end of ends) end();
  expect(await kept.read).toContain('[DONE]');
  const rows = await test.rows();
  expect(rows.map(({ status }) => status).sort()).toEqual(['cancelled', 'completed']);
});

it('a call whose key is deleted while its body arrives is refused, and no vendor is asked', async () => {
  const { id, key } = await createApiKey(test.member.as, { name: 'Late', scopes: ['models:call'] });
  const body = JSON.stringify({ model: 'gpt-4o-mini', messages: [] });
  const connection = await openConnection(test.url);
  const about = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
  connection.send(headOf('POST /v1/chat/completions', { authorization: `Bearer ${key}`, ...about }));
  expect((await connection.answer()).status).toBe(100);
  const asked = test.vendor.received.length;
  connection.send(body.slice(0, 1));
  await deleteApiKey(test.member.as, { id });
  connection.send(body.slice(1));
  const { status } = await connection.answer();
  connection.socket.destroy();
  expect([status, test.vendor.received.length]).toEqual([401, asked]);
});
