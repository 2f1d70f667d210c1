import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGE_BYTES } from '../large/large-bytes.ts';
import { createScanner } from '../threads/create-scanner.ts';
import { beginStream, type StubVendor, startStubVendor } from './testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM, chatChoice, DONE } from './testing/wire.ts';

const LONG = 'It is here. '.repeat(100_000);
const LISTS = '[],'.repeat(200_000);
const BEGIN = chatChoice({ role: 'assistant', content: '' });

let vendor: StubVendor;
const scanner = createScanner();
beforeAll(async () => {
  vendor = await startStubVendor();
});
afterAll(async () => {
  await vendor.close();
  await scanner.close();
});

/** What a thread was asked to read, in the order of asking. */
function watched() {
  const asked: string[] = [];
  const readers = scanner.replies('org');
  return {
    asked,
    readers: {
      ...readers,
      largeEvent: (bytes: Buffer) => {
        asked.push(`event of ${bytes.length}`);
        return readers.largeEvent(bytes);
      },
    },
  };
}

const streamed = (text: string, options = {}) => {
  vendor.respondWith((response) => {
    beginStream(response);
    response.end(text);
  });
  return vendor.call({ protocol: 'chat' }, options);
};

describe('a large event of a stream', () => {
  it('is read in a thread and passes through byte for byte, as its first content and behind it', async () => {
    const large = chatChoice({ content: LONG });
    for (const events of [
      [BEGIN, large, ...CHAT_STREAM.slice(2)],
      [...CHAT_STREAM.slice(0, 3), large, large, ...CHAT_STREAM.slice(3)],
    ]) {
      const { asked, readers } = watched();
      const reply = await streamed(events.join(''), { readers });
      expect((await buffer(reply.body)).equals(Buffer.from(events.join('')))).toBe(true);
      expect(await reply.outcome).toMatchObject({ status: 'completed', usage: { inputTokens: 100 } });
      const count = events.filter((event) => event === large).length;
      expect(asked).toEqual(Array.from({ length: count }, () => `event of ${large.length}`));
    }
  });

  it('ends the stream where it cannot be read', async () => {
    for (const said of [`data: {"choices":[${LISTS}`, `data: ${'['.repeat(LARGE_BYTES)}`]) {
      const reply = await streamed(`${CHAT_STREAM.slice(0, 2).join('')}${said}\n\n${DONE}`, watched());
      expect((await buffer(reply.body)).toString()).toContain('"code":"malformed_reply"');
      expect(await reply.outcome).toMatchObject({ status: 'truncated', error: { kind: 'malformed_reply' } });
    }
  });

  it('without a blank line behind it at the end is read, too', async () => {
    const cut = chatChoice({ content: LONG }).trimEnd();
    const reply = await streamed(`${CHAT_STREAM.slice(0, 2).join('')}${cut}`, watched());
    await buffer(reply.body);
    expect(await reply.outcome).toMatchObject({ status: 'truncated', error: { reason: 'stream_truncated' } });
  });
});

it('thousands of comments ahead of the first content pass through', async () => {
  const text = ':\n\n'.repeat(300_000) + CHAT_STREAM.join('');
  const reply = await streamed(text, watched());
  expect((await buffer(reply.body)).equals(Buffer.from(text))).toBe(true);
});

describe('a large reply that is not streamed', () => {
  const answered = (text: string, options = {}) => {
    vendor.respondWith((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    });
    return vendor.call({ protocol: 'chat', stream: false }, options);
  };

  it('is read in a thread and passes through byte for byte', async () => {
    const text = JSON.stringify({ ...CHAT_REPLY, padding: LONG });
    for (const options of [{}, watched()]) {
      const reply = await answered(text, options);
      expect((await buffer(reply.body)).equals(Buffer.from(text))).toBe(true);
      const { model, finishReason, usage, bytes } = await reply.outcome;
      const { outcome } = await answered(JSON.stringify(CHAT_REPLY));
      expect({ model, finishReason, usage }).toEqual(
        await outcome.then(({ model, finishReason, usage }) => ({ model, finishReason, usage })),
      );
      expect(bytes).toBe(Buffer.byteLength(text));
    }
  });

  it('is refused where it is no JSON, too large, or an error', async () => {
    await expect(answered(`{"a":[${LISTS}`, watched())).rejects.toMatchObject({ kind: 'malformed_reply' });
    const small = { ...watched(), maxReplyBytes: LARGE_BYTES };
    await expect(answered(`{"a":[${LISTS}0]}`, small)).rejects.toMatchObject({ reason: 'reply_too_large' });
    const failed = answered(`{"error":{"message":"a","x":[${LISTS}0]}}`, watched());
    await expect(failed).rejects.toMatchObject({ refusal: { status: 500, message: null } });
  });
});
