import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { waitFor } from '@refinery/testing/wait-for.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RelayReply } from '../relay/relay-reply.ts';
import { MESSAGES_REPLY, MESSAGES_STREAM } from '../relay/testing/wire.ts';
import { blockEvents, finished, START, STOP } from './testing/messages-wire.ts';
import { translatedReply } from './translated-reply.ts';

const STREAMED = { stream: true, includeUsage: true, created: 1 };

const replyOf = (body: Readable): RelayReply => ({
  status: 200,
  headers: { 'retry-after': '3' },
  requestId: 'r1',
  body,
  whole: null,
  outcome: new Promise(() => {}),
});

async function translateBytes(chunks: Buffer[]): Promise<string> {
  const { body } = await translatedReply(replyOf(Readable.from(chunks, { objectMode: false })), STREAMED);
  return (await buffer(body)).toString();
}

const WHOLE = [
  ...MESSAGES_STREAM.slice(0, 6),
  blockEvents(
    1,
    { type: 'tool_use', id: 't', name: 'é', input: {} },
    { type: 'input_json_delta', partial_json: '{}' },
  ),
  finished('tool_use'),
  STOP,
].join('');

describe('a translated stream', () => {
  it('is the same wherever its bytes are cut', async () => {
    const bytes = Buffer.from(WHOLE);
    const expected = await translateBytes([bytes]);
    expect(expected).toContain('"finish_reason":"tool_calls"');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 20 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(await translateBytes(chunks.filter(({ length }) => length > 0))).toBe(expected);
      }),
    );
  });

  it('keeps the status, the headers and the outcome of the reply', async () => {
    const reply = replyOf(Readable.from([Buffer.from(WHOLE)], { objectMode: false }));
    const { body, ...rest } = await translatedReply(reply, STREAMED);
    const { body: _, ...expected } = reply;
    expect(rest).toEqual(expected);
    body.destroy();
  });

  it('is fetched no faster than it is read', async () => {
    let fetched = 0;
    async function* endless() {
      yield Buffer.from(START);
      const text = { type: 'text_delta', text: 'x'.repeat(10_000) };
      for (;;) {
        fetched += 1;
        yield Buffer.from(blockEvents(0, { type: 'text', text: '' }, text));
        await nextTurn();
      }
    }
    const { body } = await translatedReply(
      replyOf(Readable.from(endless(), { objectMode: false })),
      STREAMED,
    );
    body.read(0);
    await waitFor(() => body.readableLength > body.readableHighWaterMark);
    const before = fetched;
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    // Both ends hold a bounded number of chunks.
    expect(fetched).toBeLessThanOrEqual(before + 20);
    body.destroy();
  });

  it('ends the call where its reader leaves while the vendor is silent', async () => {
    const source = new Readable({ read() {} });
    source.push(START);
    const { body } = await translatedReply(replyOf(source), STREAMED);
    for await (const _ of body) break;
    await waitFor(() => source.destroyed, { timeoutMs: 5000 });
  });

  it('fails where the call is aborted', async () => {
    const source = new Readable({ read() {} });
    source.on('error', () => {});
    source.push(START);
    const { body } = await translatedReply(replyOf(source), STREAMED);
    const read = buffer(body);
    source.destroy(new Error('The caller left.'));
    await expect(read).rejects.toThrow('The caller left.');
  });
});

it('a translated stream with more thoughts than it can repeat ends with an error', async () => {
  const thought = { type: 'thinking_delta', thinking: 'x'.repeat(1_000) };
  const blocks = Array.from({ length: 200 }, (_, at) =>
    blockEvents(at, { type: 'thinking', thinking: '', signature: 's' }, thought),
  );
  const few = await translateBytes([Buffer.from([START, ...blocks.slice(0, 20), STOP].join(''))]);
  expect(few).toContain('[DONE]');
  const many = await translateBytes([Buffer.from([START, ...blocks, STOP].join(''))]);
  expect(many.length).toBeLessThan(6 * 1024 * 1024);
  expect(many.trimEnd().split('\n\n').at(-1)).toContain('"code":"malformed_reply"');
});

it('a whole message is translated where it is told to be, however it comes', async () => {
  const bytes = Buffer.from(JSON.stringify({ ...MESSAGES_REPLY, content: [] }));
  for (const chunks of [[bytes], [bytes.subarray(0, 9), bytes.subarray(9)]]) {
    const given: [string, number][] = [];
    const { body } = await translatedReply(replyOf(Readable.from(chunks, { objectMode: false })), {
      ...STREAMED,
      stream: false,
      translate: async (message, created) => {
        given.push([message.toString(), created]);
        return Buffer.from('translated');
      },
    });
    expect((await buffer(body)).toString()).toBe('translated');
    expect(given).toEqual([[bytes.toString(), 1]]);
  }
});
