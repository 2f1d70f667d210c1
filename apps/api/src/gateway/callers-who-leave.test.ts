import { beginStream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_STREAM } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { openLog } from '../testing/plugin-app.ts';
import { openGatewayApp } from './testing/gateway-app.ts';

const { logger, lines } = openLog();
const test = fixture((services) => openGatewayApp(services, { logger }));

const MESSAGES = [{ role: 'user', content: 'Hello' }];

it.each([
  ['a call', '/v1/chat/completions', { model: 'gpt-4o-mini', messages: MESSAGES }],
  ['a stream', '/v1/chat/completions', { model: 'gpt-4o-mini', messages: MESSAGES, stream: true }],
  ['a message of the API', '/api/v1/chat', { message: 'Hello' }],
])('%s whose caller leaves is logged and counted once, with 499', async (_name, path, { ...body }) => {
  lines.length = 0;
  const before = await countOf(path, 499);
  const asked = test.vendor.received.length;
  test.vendor.respondWith((response) => {
    if (!('stream' in body)) return;
    beginStream(response);
    response.write(CHAT_STREAM.slice(0, 3).join(''));
  });
  const leaving = new AbortController();
  const answer = fetch(test.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${test.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  if ('stream' in body) await answer;
  else await waitFor(() => test.vendor.received.length > asked, { what: 'the vendor to be asked' });
  leaving.abort();
  await answer.then((reply) => reply.text()).catch(() => undefined);
  const told = () => lines.filter((line) => line.msg === 'request' && line.path === path);
  await waitFor(() => told().length > 0, { what: 'the line' });
  // The call ends with its caller.
  await waitFor(async () => (await test.rows()).at(-1)?.status === 'cancelled');
  expect(told()).toMatchObject([{ status: 499, organizationId: test.member.organizationId }]);
  expect(await countOf(path, 499)).toBe(before + 1);
});

/** How many answers of a route were counted with a status. */
async function countOf(route: string, status: number): Promise<number> {
  const text = await (await fetch(`${test.url}/metrics`)).text();
  const labels = `method="POST",route="${route}",status="${status}"`;
  const line = text
    .split('\n')
    .find((each) => each.startsWith(`http_request_duration_seconds_count{${labels}}`));
  return Number(line?.split(' ').at(-1) ?? 0);
}
