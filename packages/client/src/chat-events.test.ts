import { expect, it } from 'vitest';
import { chunked, openClient, problem } from './testing/fake-api.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const STREAM = [
  event('delta', { text: 'Hel' }),
  ': still there\n\n',
  event('delta', { text: 'lo 😀' }),
  event('completed', { sessionId: '7', attempts: 1 }),
].join('');
const inPieces = (text: string, size: number): Uint8Array[] => {
  const bytes = bytesOf(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size),
  );
};
const stream = (text: string, size = 7) => chunked(inPieces(text, size), 'text/event-stream');

it.each([1, 2, 3, 1_000])('gives the events of a reply, in chunks of %i bytes', async (size) => {
  const { client, sent } = openClient([stream(STREAM, size)]);
  expect(await Array.fromAsync(client.streamChatMessage({ id: '7', content: 'Hi' }))).toEqual([
    { event: 'delta', data: { text: 'Hel' } },
    { event: 'delta', data: { text: 'lo 😀' } },
    { event: 'completed', data: { sessionId: '7', attempts: 1 } },
  ]);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    path: '/api/v1/chat/sessions/7/messages',
    headers: { accept: 'text/event-stream' },
  });
  expect(JSON.parse(`${sent[0]?.body}`)).toEqual({ content: 'Hi', stream: true });
  expect(sent[0]?.headers).not.toHaveProperty('idempotency-key');
});

it('sends an Idempotency-Key where one is given', async () => {
  const { client, sent } = openClient([stream(STREAM)]);
  const options = { idempotencyKey: 'once' };
  await Array.fromAsync(client.streamChatMessage({ id: '7', content: 'Hi' }, options));
  expect(sent[0]?.headers).toMatchObject({ 'idempotency-key': 'once' });
});

it.each([
  [
    'an error event',
    event('error', { code: 'provider_failed', detail: 'No', status: 502 }),
    'provider_failed',
  ],
  ['an end before the end', event('delta', { text: 'a' }), 'invalid_response'],
  ['what is no JSON', 'event: delta\ndata: {"te\n\n', 'invalid_response'],
])('fails for %s', async (_case, text, code) => {
  const { client } = openClient([stream(text)]);
  const all = Array.fromAsync(client.streamChatMessage({ id: '7', content: 'Hi' }));
  await expect(all).rejects.toMatchObject({ code });
});

it('fails as others where no reply begins', async () => {
  const { client, sent } = openClient([problem(409, 'session_busy')]);
  const all = Array.fromAsync(client.streamChatMessage({ id: '7', content: 'Hi' }));
  await expect(all).rejects.toMatchObject({ code: 'session_busy', status: 409 });
  expect(sent).toHaveLength(1);
});
