import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, MESSAGES_REPLY, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';

const test = fixture(openGatewayApp);

async function send(path: string, body: string, key = test.key): Promise<Buffer> {
  const response = await fetch(test.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/**
 * A body as nobody would write it again: odd spaces and escapes, numbers that lose digits, the same unknown
 * key twice.
 */
const odd = (model: string, more = '') => `
  { "x" : 1.0e400 , "x":12345678901234567890, "mod\\u0065l" :  "${model}"\t,
    "messages":[ {"role":"user","content":[{"type":"text","text":"\\u00e4 ä \\ud83d\\ude00 \\/"},
      {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]},
      {"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\\"b\\":1, \\"a\\" :2}"}}]},
      {"role":"tool","tool_call_id":"1","content":"[ 1,\\n 2 ]"} ]
    ${more} , "a":[ ] }
`;

it.each([
  ['gpt-4o-mini', 'gpt-4o-mini'],
  ['openai/gpt-4o-mini', 'gpt-4o-mini'],
])('what leaves for %s is what came, but for the model', async (model, vendors) => {
  test.vendor.respondWith(json(CHAT_REPLY));
  const reply = await send('/v1/chat/completions', odd(model));
  expect(test.vendor.received.at(-1)?.body.toString()).toBe(odd(vendors));
  expect(reply.toString()).toBe(JSON.stringify(CHAT_REPLY));
});

it('a stream is asked for its usage at the end of the body', async () => {
  test.vendor.respondWith(stream(...STREAMS.chat));
  await send('/v1/chat/completions', odd('gpt-4o-mini', ', "stream": true'));
  const sent = odd('gpt-4o-mini', ', "stream": true');
  const expected = sent.replace('[ ] }', '[ ] ,"stream_options":{"include_usage":true}}');
  expect(test.vendor.received.at(-1)?.body.toString()).toBe(expected);
});

it.each(['messages', 'responses'] as const)('a stream of %s comes back as it is', async (protocol) => {
  test.vendor.respondWith(stream(...STREAMS[protocol]));
  const model = protocol === 'messages' ? 'claude-haiku-4-5' : 'gpt-4o-mini';
  const reply = await send(`/v1/${protocol}`, JSON.stringify({ model, max_tokens: 9, stream: true }));
  expect(reply.toString()).toBe(STREAMS[protocol].join(''));
});

it.each(['chat/completions', 'responses'])(
  'a reply of %s comes back as it is, however large',
  async (path) => {
    for (const size of [100_000, 300_000, 3_000_000]) {
      const text = JSON.stringify({ ...CHAT_REPLY, status: 'completed', padding: 'ä'.repeat(size) });
      test.vendor.respondWith((response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      });
      const reply = await send(
        `/v1/${path}`,
        JSON.stringify({ model: 'gpt-4o-mini', input: 'a', messages: [] }),
      );
      expect(reply.toString() === text).toBe(true);
    }
  },
);

it('a large message comes back as a completion, also when it was kept', async () => {
  const { key } = await createApiKey(test.member.as, {
    name: 'Kept',
    scopes: ['models:call'],
    replyCache: { ttlSeconds: 60 },
  });
  const text = 'ä'.repeat(200_000);
  test.vendor.respondWith(json({ ...MESSAGES_REPLY, content: [{ type: 'text', text }] }));
  const body = { model: 'claude-haiku-4-5', max_tokens: 9, messages: [{ role: 'user', content: 'a' }] };
  const asked = test.vendor.received.length;
  for (let time = 0; time < 2; time += 1) {
    const reply = await send('/v1/chat/completions', JSON.stringify(body), key);
    expect(JSON.parse(reply.toString()).choices[0].message.content === text).toBe(true);
  }
  expect(test.vendor.received.length - asked).toBe(1);
});
