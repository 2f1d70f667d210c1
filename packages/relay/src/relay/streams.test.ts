import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../sse/read-event.ts';
import { beginStream, pausedStream, startStubVendor, stream } from './testing/stub-vendor.ts';
import {
  BEFORE_CONTENT,
  CHAT_STREAM,
  CHAT_USAGE,
  chatChoice,
  DONE,
  ERRORS,
  event,
  STREAMS,
  type StreamProtocol,
} from './testing/wire.ts';

const PROTOCOLS: StreamProtocol[] = ['chat', 'messages', 'responses'];
const USAGE = {
  inputTokens: 100,
  cachedInputTokens: 60,
  cacheWriteTokens: 30,
  outputTokens: 20,
  reasoningTokens: 5,
};

const vendor = fixture(() => startStubVendor());

/** The error that a stream ends with, as its protocol tells it. */
function lastError(bytes: Buffer): unknown {
  const last = bytes.toString().trimEnd().split('\n\n').at(-1) ?? '';
  const { data = '' } = readEvent(Buffer.from(`${last}\n\n`));
  const told: { error?: { code: string }; code?: string } = JSON.parse(data);
  return told.error?.code ?? told.code;
}

describe.each(PROTOCOLS)('a stream of %s', (protocol) => {
  const events = STREAMS[protocol];
  const whole = Buffer.from(events.join(''));
  const begun = BEFORE_CONTENT[protocol] + 1;
  const call = (options = {}) => vendor.call({ protocol }, options);

  it('passes through byte for byte, and tells what it was', async () => {
    vendor.respondWith((response) => {
      beginStream(response, { 'x-request-id': 'req_1' });
      response.end(whole);
    });
    const reply = await call();
    expect(await buffer(reply.body)).toEqual(whole);
    expect(reply.status).toBe(200);
    expect(await reply.outcome).toMatchObject({
      status: 'completed',
      error: null,
      model: protocol === 'messages' ? 'claude-test-1' : 'gpt-test-1',
      finishReason: { chat: 'stop', messages: 'end_turn', responses: 'completed' }[protocol],
      usage: { ...USAGE, longCacheWriteTokens: protocol === 'messages' ? 20 : 0 },
      bytes: whole.length,
      requestId: 'req_1',
    });
  });

  it('passes through byte for byte where it comes in single bytes', async () => {
    vendor.respondWith(async (response) => {
      beginStream(response);
      for (const byte of whole) {
        response.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      response.end();
    });
    const reply = await call();
    expect(await buffer(reply.body)).toEqual(whole);
    expect((await reply.outcome).status).toBe('completed');
  });

  it('has begun with its first content, and not before', async () => {
    let write: (text: string) => void = () => {};
    vendor.respondWith((response) => {
      beginStream(response);
      write = (text) => response.write(text);
      write(`: hello\n\n${events.slice(0, begun - 1).join('')}`);
    });
    let hasBegun = false;
    const count = vendor.received.length;
    const pending = call().then((reply) => {
      hasBegun = true;
      return reply;
    });
    await waitFor(() => vendor.received.length > count);
    await delay(50);
    expect(hasBegun).toBe(false);
    write(events[begun - 1] ?? '');
    const reply = await pending;
    const iterator = reply.body[Symbol.asyncIterator]();
    const first = await iterator.next();
    expect(String(first.value)).toBe(`: hello\n\n${events.slice(0, begun).join('')}`);
    reply.body.destroy();
  });

  it.each(['after an event', 'within an event'])('that is cut %s ends with an error', async (place) => {
    const cut =
      place === 'after an event' ? events.slice(0, -1).join('') : `${events.slice(0, -1).join('')}data: {`;
    const { respond, resume } = pausedStream(cut, (response) => response.destroy());
    vendor.respondWith(respond);
    const reply = await call();
    resume();
    const bytes = await buffer(reply.body);
    expect(bytes.toString().startsWith(events.slice(0, -1).join(''))).toBe(true);
    expect(lastError(bytes)).toBe('stream_truncated');
    expect(await reply.outcome).toMatchObject({
      status: 'truncated',
      error: { reason: 'stream_truncated', retryable: true },
    });
  });

  it('that ends quietly before it is whole ends with an error', async () => {
    // A chat says that it is done with its finish reasons, others with their last event.
    const missing = protocol === 'chat' ? events.findIndex((one) => one.includes('"finish_reason":"')) : -1;
    vendor.respondWith(stream(...events.slice(0, missing)));
    const reply = await call();
    expect(lastError(await buffer(reply.body))).toBe('stream_truncated');
    expect((await reply.outcome).status).toBe('truncated');
  });

  it('that stalls ends with an error', async () => {
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
    });
    const reply = await call({ silenceMs: 50 });
    expect(lastError(await buffer(reply.body))).toBe('idle_timeout');
    expect(await reply.outcome).toMatchObject({ status: 'truncated', error: { reason: 'idle_timeout' } });
  });

  it('that takes too long as a whole ends with an error', async () => {
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
      const timer = setInterval(() => response.write(': more\n\n'), 10);
      response.once('close', () => clearInterval(timer));
    });
    const reply = await call({ wholeMs: 150 });
    expect(lastError(await buffer(reply.body))).toBe('timeout');
    expect((await reply.outcome).status).toBe('truncated');
  });

  it.each(['{"half', '[]', 'null', `{"a":${'['.repeat(70_000)}${']'.repeat(70_000)}}`])(
    'with malformed data ends with an error: %.10s',
    async (data) => {
      const { respond, resume } = pausedStream(events.slice(0, begun).join(''), (response) => {
        response.end(event(data) + events.slice(begun).join(''));
      });
      vendor.respondWith(respond);
      const reply = await call();
      resume();
      const bytes = await buffer(reply.body);
      expect(bytes.includes(`data: ${data}\n`)).toBe(false);
      expect(lastError(bytes)).toBe('malformed_reply');
      expect((await reply.outcome).status).toBe('truncated');
    },
  );

  it('with an event too large to hold ends with an error', async () => {
    const { respond, resume } = pausedStream(events.slice(0, begun).join(''), (response) => {
      response.end(`data: ${'x'.repeat(100_000)}`);
    });
    vendor.respondWith(respond);
    const reply = await call({ maxHeldBytes: 50_000 });
    resume();
    expect(lastError(await buffer(reply.body))).toBe('reply_too_large');
  });

  it("passes on the vendor's own error, and ends there", async () => {
    const sent = events.slice(0, begun).join('');
    const { respond, resume } = pausedStream(sent, (response) => {
      response.write(ERRORS[protocol] + events.slice(begun).join(''));
    });
    vendor.respondWith(respond);
    const reply = await call();
    resume();
    expect((await buffer(reply.body)).toString()).toBe(sent + ERRORS[protocol]);
    expect(await reply.outcome).toMatchObject({ status: 'failed', error: { retryable: true } });
  });

  it('can be left at any time, which ends the call', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
      response.once('close', () => {
        isOver = true;
      });
    });
    const caller = new AbortController();
    const reply = await call({ signal: caller.signal });
    caller.abort(new Error('left'));
    expect(await reply.outcome).toMatchObject({ status: 'cancelled', error: null });
    await waitFor(() => isOver);
    await expect(buffer(reply.body)).rejects.toThrow('left');
  });

  it('can be left while nobody listens to its errors', async () => {
    const { respond } = pausedStream(events.slice(0, begun).join(''), () => {});
    vendor.respondWith(respond);
    const caller = new AbortController();
    const reply = await call({ signal: caller.signal });
    reply.body.once('data', () => caller.abort(new Error('left')));
    await new Promise((resolve) => reply.body.once('close', resolve));
    expect(reply.body.errored?.message).toBe('left');
  });

  it('ends the call where its body is destroyed while the vendor is silent', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
      response.once('close', () => {
        isOver = true;
      });
    });
    const reply = await call();
    // By then it asks for the next piece, which does not come.
    reply.body.once('data', () => setImmediate(() => reply.body.destroy()));
    expect((await reply.outcome).status).toBe('cancelled');
    await waitFor(() => isOver);
  });

  it('ends the call where its body is destroyed', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
      response.once('close', () => {
        isOver = true;
      });
    });
    const reply = await call();
    reply.body.destroy();
    expect((await reply.outcome).status).toBe('cancelled');
    await waitFor(() => isOver);
  });

  it.each(['', '\n'])('is complete though its last blank line is left out: %j', async (end) => {
    vendor.respondWith(stream(whole.toString().trimEnd() + end));
    const reply = await call();
    const text = (await buffer(reply.body)).toString();
    expect(text.trimEnd()).toBe(whole.toString().trimEnd());
    expect(text.endsWith('\n\n')).toBe(true);
    expect((await reply.outcome).status).toBe('completed');
  });

  it('is complete though the vendor does not close it', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(whole);
      response.once('close', () => {
        isOver = true;
      });
    });
    const reply = await call();
    expect(await buffer(reply.body)).toEqual(whole);
    expect((await reply.outcome).status).toBe('completed');
    await waitFor(() => isOver);
  });

  it('is complete though the caller leaves before reading it', async () => {
    vendor.respondWith(stream(...events));
    const caller = new AbortController();
    const reply = await call({ signal: caller.signal });
    caller.abort();
    expect((await reply.outcome).status).toBe('completed');
  });

  it('slows the vendor where its reader is slow', async () => {
    const filler = `: ${'x'.repeat(65_536)}\n\n`;
    let written = 0;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
      const more = () => {
        while (!response.destroyed && response.write(filler)) written += filler.length;
        written += filler.length;
      };
      response.on('drain', more);
      more();
    });
    // A busy machine may keep the vendor silent for a while.
    const silenceMs = 2000;
    const reply = await call({ silenceMs });
    const chunks = reply.body[Symbol.asyncIterator]();
    for (let taken = 0; taken < 3; taken += 1) await chunks.next();
    let before = -1;
    // Until the buffers of both kernels are full.
    while (before !== written) {
      before = written;
      await delay(1.5 * silenceMs);
    }
    expect(written).toBeLessThan(32 * 1024 * 1024);
    // What the reader takes is not held against the vendor, and the call goes on.
    while (written === before) await chunks.next();
    await chunks.return?.();
    expect((await reply.outcome).status).toBe('cancelled');
  });
});

describe('the usage of chat completions', () => {
  it('is hidden where we asked for it', async () => {
    vendor.respondWith(stream(...CHAT_STREAM));
    const reply = await vendor.call({ hideUsage: true });
    const expected = CHAT_STREAM.filter((text) => text !== CHAT_USAGE).join('');
    expect((await buffer(reply.body)).toString()).toBe(expected);
    expect((await reply.outcome).usage).toMatchObject(USAGE);
  });

  it('stays where a choice comes with it', async () => {
    const last = event({
      choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3 },
    });
    vendor.respondWith(stream(chatChoice({ content: 'a' }), last, DONE));
    const reply = await vendor.call({ hideUsage: true });
    expect((await buffer(reply.body)).toString()).toContain(last);
    expect((await reply.outcome).usage?.inputTokens).toBe(3);
  });
});

describe('chat completions', () => {
  it('are not whole without a finish reason', async () => {
    vendor.respondWith(stream(chatChoice({ content: 'a' }), DONE));
    await expect(vendor.call()).rejects.toMatchObject({ reason: 'stream_truncated' });
    const { respond, resume } = pausedStream(chatChoice({ content: 'a' }), (response) => response.end(DONE));
    vendor.respondWith(respond);
    const reply = await vendor.call();
    resume();
    const bytes = await buffer(reply.body);
    // The SDKs stop at the mark of the end, and would never see the error behind it.
    expect(bytes.includes('[DONE]')).toBe(false);
    expect(lastError(bytes)).toBe('stream_truncated');
  });

  it.each([
    ['its finish reason', chatChoice({ content: 'a' }) + chatChoice({}, 'stop')],
    ['usage', chatChoice({ content: 'a' }) + chatChoice({}, 'stop') + CHAT_USAGE],
    ['a line without an end', (chatChoice({ content: 'a' }) + chatChoice({}, 'stop')).trimEnd()],
  ])('are whole where a vendor ends them with %s, and no mark', async (_last, said) => {
    vendor.respondWith(stream(said));
    const reply = await vendor.call();
    expect((await buffer(reply.body)).toString().trimEnd()).toBe(said.trimEnd());
    expect(await reply.outcome).toMatchObject({ status: 'completed', finishReason: 'stop', error: null });
  });

  it('are not whole where something broken follows their finish reason', async () => {
    vendor.respondWith(stream(chatChoice({ content: 'a' }), chatChoice({}, 'stop'), 'data: {"half'));
    const reply = await vendor.call();
    expect(lastError(await buffer(reply.body))).toBe('stream_truncated');
  });

  it('are not whole where one of several choices is not, with a mark or without', async () => {
    vendor.respondWith(
      stream(chatChoice({ content: 'a' }, null, 0) + chatChoice({ content: 'b' }, 'stop', 1)),
    );
    expect(lastError(await buffer((await vendor.call()).body))).toBe('stream_truncated');
    const begin = chatChoice({ content: 'a' }, null, 0) + chatChoice({ content: 'b' }, null, 1);
    const { respond, resume } = pausedStream(begin, (response) => {
      response.end(chatChoice({}, 'stop', 0) + DONE);
    });
    vendor.respondWith(respond);
    const reply = await vendor.call();
    resume();
    expect(lastError(await buffer(reply.body))).toBe('stream_truncated');
  });

  it.each([
    { tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '' } }] },
    { reasoning_content: 'Hm' },
    { refusal: 'No' },
  ])('begin with %j', async (delta) => {
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(chatChoice({ role: 'assistant', content: '' }) + chatChoice(delta));
    });
    const reply = await vendor.call();
    reply.body.destroy();
    expect((await reply.outcome).status).toBe('cancelled');
  });
});
