import { buffer } from 'node:stream/consumers';
import { ProviderError } from '@refinery/providers/errors.ts';
import { startRawVendor } from '@refinery/testing/fake-vendors/start-raw-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { describe, expect, it } from 'vitest';
import { RelayError } from './relay-error.ts';
import { beginStream, json, pausedStream, startStubVendor, stream } from './testing/stub-vendor.ts';
import {
  BEFORE_CONTENT,
  CHAT_REPLY,
  CHAT_STREAM,
  COMPLETED_RESPONSE,
  chatChoice,
  DONE,
  ERRORS,
  event,
  MESSAGES_REPLY,
  RESPONSE,
  STREAMS,
  type StreamProtocol,
} from './testing/wire.ts';

const PROTOCOLS: StreamProtocol[] = ['chat', 'messages', 'responses'];

const vendor = fixture(() => startStubVendor());

/** What a call fails with. */
async function failureOf(call: Promise<unknown>): Promise<RelayError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof RelayError) return error;
  throw new Error('No failure that a vendor told of.', { cause: error });
}

describe('what leaves', () => {
  it('is the body as it is, the headers given, and nothing of ours but what describes the body', async () => {
    vendor.respondWith(stream(...CHAT_STREAM));
    const body = Buffer.from('{ "model" : "m",\n"x":"\\u0041é" }');
    const reply = await vendor.call({ body, headers: { 'x-api-key': 'secret', 'anthropic-version': '1' } });
    await buffer(reply.body);
    const received = vendor.received.at(-1);
    expect(received?.body).toEqual(body);
    expect(received?.path).toBe('/v1/call?x=1');
    expect(received?.headers).toEqual({
      host: expect.any(String),
      connection: 'keep-alive',
      accept: 'text/event-stream',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'content-length': String(body.length),
      'user-agent': 'prompt-refinery',
      'x-api-key': 'secret',
      'anthropic-version': '1',
    });
  });

  it.each([{ authorization: 'Bearer a\nb' }, { host: 'elsewhere' }, { 'content-length': '1' }])(
    'has no header that cannot be sent: %j',
    async (headers) => {
      const error = await vendor.call({ headers }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ kind: 'auth', reason: 'invalid_credentials' });
    },
  );
});

describe('what comes back', () => {
  it('has the headers for the caller, and none of the connection or the account', async () => {
    vendor.respondWith((response) => {
      beginStream(response, {
        'openai-organization': 'org-operator',
        'anthropic-organization-id': 'org-operator',
        'x-ratelimit-remaining-tokens': '10',
        'set-cookie': 'a=b',
        'cache-control': 'no-cache',
        'request-id': 'req_2',
      });
      response.end(CHAT_STREAM.join(''));
    });
    const reply = await vendor.call();
    await buffer(reply.body);
    expect(reply.headers).toEqual({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    });
    expect(reply.requestId).toBe('req_2');
  });

  it('leaves the connection for the next call', async () => {
    vendor.respondWith(stream(...CHAT_STREAM));
    const before = await vendor.connections();
    for (let turn = 0; turn < 5; turn += 1) await buffer((await vendor.call()).body);
    expect(await vendor.connections()).toBeLessThanOrEqual(Math.max(before, 1) + 1);
  });
});

describe('a reply that is not streamed', () => {
  const USAGE = {
    inputTokens: 100,
    cachedInputTokens: 60,
    cacheWriteTokens: 30,
    outputTokens: 20,
    reasoningTokens: 5,
  };

  it.each([
    ['chat', CHAT_REPLY, 'stop'],
    ['messages', MESSAGES_REPLY, 'end_turn'],
    ['responses', COMPLETED_RESPONSE, 'completed'],
  ] as const)(
    'of %s passes through byte for byte, and tells what it was',
    async (protocol, body, finishReason) => {
      const text = JSON.stringify(body, null, 3);
      vendor.respondWith(json(text, 200, { 'x-request-id': 'req_3' }));
      const reply = await vendor.call({ protocol, stream: false });
      expect((await buffer(reply.body)).toString()).toBe(text);
      expect(await reply.outcome).toMatchObject({
        status: 'completed',
        finishReason,
        usage: USAGE,
        model: body.model,
        bytes: Buffer.byteLength(text),
        requestId: 'req_3',
      });
    },
  );

  it('of embeddings may be long', async () => {
    const data = [{ embedding: Array.from({ length: 100_000 }, (_, index) => index / 7), index: 0 }];
    const text = JSON.stringify({
      object: 'list',
      data,
      model: 'e',
      usage: { prompt_tokens: 8, total_tokens: 8 },
    });
    vendor.respondWith(json(text));
    const reply = await vendor.call({ protocol: 'embeddings', stream: false });
    expect((await buffer(reply.body)).toString()).toBe(text);
    expect(await reply.outcome).toMatchObject({ model: 'e', usage: { inputTokens: 8, outputTokens: 0 } });
  });

  it('without usage says so', async () => {
    vendor.respondWith(json({ input_tokens: 12 }));
    const reply = await vendor.call({ protocol: 'messages', stream: false });
    expect(await reply.outcome).toMatchObject({ status: 'completed', usage: null, finishReason: null });
  });

  it.each(['', '{"a":', '[]', '"a"', '<html>', `{"a":${'['.repeat(100_000)}`])(
    'is refused where it is no JSON object: %.10s',
    async (text) => {
      vendor.respondWith(json(text));
      await expect(vendor.call({ stream: false })).rejects.toMatchObject({ kind: 'malformed_reply' });
    },
  );

  it.each([
    ['chat', { error: { message: 'Busy', code: 502 } }, { kind: 'overloaded', status: 502 }],
    ['chat', { error: 'Busy' }, { kind: 'overloaded', status: 500 }],
    [
      'messages',
      { type: 'error', error: { type: 'rate_limit_error', message: 'Slow' } },
      { kind: 'rate_limit' },
    ],
    [
      'responses',
      { ...RESPONSE, status: 'failed', error: { code: 'server_error', message: 'Sorry' } },
      { kind: 'overloaded' },
    ],
    ['responses', { ...RESPONSE, status: 'failed', error: null }, { kind: 'overloaded' }],
  ] as const)('of %s is a failure where it is an error: %j', async (protocol, body, expected) => {
    vendor.respondWith(json(body));
    await expect(vendor.call({ protocol, stream: false })).rejects.toMatchObject(expected);
  });

  it('is not read to its end where it is too large', async () => {
    vendor.respondWith(json({ text: 'x'.repeat(100_000) }));
    await expect(vendor.call({ stream: false }, { maxReplyBytes: 50_000 })).rejects.toMatchObject({
      reason: 'reply_too_large',
    });
  });

  it('may take longer than the first content of a stream, but not stall', async () => {
    vendor.respondWith((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"a":');
    });
    const call = vendor.call({ stream: false }, { firstContentMs: 1, silenceMs: 60 });
    await expect(call).rejects.toMatchObject({ reason: 'idle_timeout' });
  });

  it('has a limit as a whole', async () => {
    vendor.respondWith(() => {});
    await expect(vendor.call({ stream: false }, { wholeMs: 50 })).rejects.toMatchObject({ kind: 'timeout' });
  });
});

describe.each(PROTOCOLS)('before the first content of %s', (protocol) => {
  const events = STREAMS[protocol];
  const before = events.slice(0, BEFORE_CONTENT[protocol]).join('');
  const call = (options = {}) => vendor.call({ protocol }, options);

  it('an error within the stream is a failure', async () => {
    vendor.respondWith(stream(before, ERRORS[protocol]));
    const error = await failureOf(call());
    expect(error).toMatchObject({ retryable: true });
    expect(error.refusal.message).toMatch(/busy|overloaded/i);
  });

  it('an error right behind it is a failure, too', async () => {
    vendor.respondWith(stream(...events.slice(0, BEFORE_CONTENT[protocol] + 1), ERRORS[protocol]));
    expect((await failureOf(call())).retryable).toBe(true);
  });

  it('the end is a failure', async () => {
    vendor.respondWith(stream(before));
    await expect(call()).rejects.toMatchObject({ reason: 'stream_truncated', retryable: true });
    vendor.respondWith(stream());
    await expect(call()).rejects.toMatchObject({ reason: 'stream_truncated' });
  });

  it('a cut is a failure', async () => {
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(before, () => response.destroy());
    });
    await expect(call()).rejects.toMatchObject({ kind: 'network', reason: 'connection_cut' });
  });

  it('malformed data is a failure', async () => {
    vendor.respondWith(stream(before, event('{')));
    await expect(call()).rejects.toMatchObject({ kind: 'malformed_reply' });
  });

  it('comments and pings do not put off its limit', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(before);
      const timer = setInterval(() => response.write(': ping\n\n'), 5);
      response.once('close', () => {
        clearInterval(timer);
        isOver = true;
      });
    });
    await expect(call({ firstContentMs: 60 })).rejects.toMatchObject({
      kind: 'timeout',
      reason: 'first_token_timeout',
      retryable: true,
    });
    await waitFor(() => isOver);
  });

  it('an endless preface is not gathered for ever', async () => {
    vendor.respondWith((response) => {
      beginStream(response);
      const more = () => {
        while (!response.destroyed && response.write(`: ${'x'.repeat(1000)}\n\n`));
      };
      response.on('drain', more);
      more();
    });
    await expect(call({ maxHeldBytes: 100_000 })).rejects.toMatchObject({ reason: 'reply_too_large' });
  });

  it('who leaves ends the call at once', async () => {
    let isOver = false;
    const count = vendor.received.length;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(before);
      response.once('close', () => {
        isOver = true;
      });
    });
    const caller = new AbortController();
    const pending = call({ signal: caller.signal });
    await Promise.all([
      expect(pending).rejects.toThrow('left'),
      waitFor(() => vendor.received.length > count).then(() => caller.abort(new Error('left'))),
    ]);
    await waitFor(() => isOver);
  });

  it('JSON in place of a stream is a failure', async () => {
    vendor.respondWith(json({ error: { message: 'Busy', code: 'rate_limit_exceeded' } }));
    await expect(call()).rejects.toMatchObject({ kind: 'rate_limit' });
    vendor.respondWith(json(CHAT_REPLY));
    await expect(call()).rejects.toMatchObject({ kind: 'malformed_reply' });
  });
});

describe('a refusal', () => {
  it('tells what the vendor said, without keys', async () => {
    const error = {
      message: 'Bad key secret-key-1, or sk-abc***wxyz, for `x`.',
      type: 'invalid_request_error',
      code: 'bad_x',
      param: 'x',
    };
    vendor.respondWith(json({ error }, 400, { 'x-request-id': 'req_4' }));
    expect((await failureOf(vendor.call())).refusal).toEqual({
      status: 400,
      type: 'invalid_request_error',
      code: 'bad_x',
      param: 'x',
      message: 'Bad key [key], or [key], for `x`.',
      requestId: 'req_4',
    });
  });

  it('is a provider error whose sentence has nothing of it', async () => {
    vendor.respondWith(json({ error: { message: 'secret prompt' } }, 429, { 'retry-after': '7' }));
    const error = await failureOf(vendor.call());
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ kind: 'rate_limit', status: 429, retryAfterMs: 7000, retryable: true });
    expect(error.message).toBe('OpenAI is limiting the rate of requests.');
  });

  it.each([
    [500, '<html>', { kind: 'overloaded' }],
    [401, '', { kind: 'auth' }],
    [307, '', { reason: 'redirect' }],
  ])('may be of any shape: %i %j', async (status, body, expected) => {
    vendor.respondWith(json(body, status, status === 307 ? { location: 'http://127.0.0.1:1/' } : {}));
    const error = await failureOf(vendor.call());
    expect(error).toMatchObject(expected);
    expect(error.refusal).toMatchObject({ status, message: null });
  });

  it('is read no further than it says why', async () => {
    vendor.respondWith((response) => {
      response.writeHead(503, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    expect((await failureOf(vendor.call())).kind).toBe('overloaded');
  });
});

describe('the network', () => {
  it('may refuse the connection', async () => {
    await expect(vendor.call({ url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({
      kind: 'network',
      reason: 'connection_refused',
    });
  });

  it('may bring what is no HTTP', async () => {
    const raw = await startRawVendor();
    raw.respondWith((socket) => void socket.end('SSH-2.0-x\r\n\r\n'));
    await expect(vendor.call({ url: `http://${raw.host}/` })).rejects.toMatchObject({ kind: 'network' });
    await raw.close();
  });

  it('may compress what nobody asked to compress', async () => {
    vendor.respondWith((response) => {
      beginStream(response, { 'content-encoding': 'gzip' });
      response.end('x');
    });
    await expect(vendor.call()).rejects.toMatchObject({ kind: 'malformed_reply' });
  });

  it('may be silent from the start', async () => {
    vendor.respondWith(() => {});
    await expect(vendor.call({}, { firstContentMs: 50 })).rejects.toMatchObject({
      reason: 'first_token_timeout',
    });
  });

  it('is not asked by who has left already', async () => {
    const count = vendor.received.length;
    const signal = AbortSignal.abort(new Error('left'));
    await expect(vendor.call({}, { signal })).rejects.toThrow('left');
    expect(vendor.received).toHaveLength(count);
  });
});

it('a caller that outlives many calls is not held by them', async () => {
  const caller = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = caller.signal;
  caller.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners += 1;
    addEventListener.apply(caller.signal, args);
  };
  caller.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners -= 1;
    removeEventListener.apply(caller.signal, args);
  };
  const { signal } = caller;
  vendor.respondWith(stream(...CHAT_STREAM));
  await buffer((await vendor.call({}, { signal })).body);
  vendor.respondWith(json(CHAT_REPLY));
  await buffer((await vendor.call({ stream: false }, { signal })).body);
  vendor.respondWith(json({}, 500));
  await vendor.call({}, { signal }).catch(() => {});
  const { respond, resume } = pausedStream(chatChoice({ content: 'a' }), (response) => response.end(DONE));
  vendor.respondWith(respond);
  const reply = await vendor.call({}, { signal });
  resume();
  await buffer(reply.body);
  await waitFor(() => listeners === 0);
});
