import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pour, type RawVendor, startRawVendor } from '@refinery/testing/fake-vendors/start-raw-vendor.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProviderError } from './errors.ts';
import { singleTurn } from './messages.ts';
import type { CustomRequestFormat } from './spec.ts';
import { createSsrfGuardedFetch } from './ssrf-guard/guarded-fetch.ts';
import { parseAllowlist } from './ssrf-guard/upstream-allowlist.ts';
import { custom } from './vendors/custom/custom.ts';

const FORMATS: CustomRequestFormat[] = ['openai', 'anthropic', 'generic'];
const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`;
const MEBIBYTE = 1024 * 1024;

let vendor: RawVendor;
beforeAll(async () => {
  vendor = await startRawVendor();
});
afterAll(() => vendor.close());

function ask(format: CustomRequestFormat, options: { timeoutMs?: number; scheme?: string } = {}) {
  const { timeoutMs = 30_000, scheme = 'http' } = options;
  const allowlist = parseAllowlist([vendor.host]);
  const fetch = createSsrfGuardedFetch({ allowlist, maxResponseBytes: 16 * MEBIBYTE, timeoutMs });
  return custom.complete(
    { model: 'm', messages: singleTurn('s', 'u'), maxReplyBytes: MEBIBYTE },
    {
      credentials: { baseUrl: `${scheme}://${vendor.host}/v1`, requestFormat: format },
      signal: new AbortController().signal,
      fetch,
    },
  );
}

const whole =
  (status: string, body: string | Buffer, headers = '') =>
  (socket: Socket) => {
    socket.write(`HTTP/1.1 ${status}\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n`);
    socket.write(body);
  };
const text = JSON.stringify({ text: 'ok' });
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const endless = (head: string, piece: string) => (socket: Socket) => {
  socket.write(head);
  pour(socket, Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length))));
};
/** One byte after another, for as long as anybody listens. */
const drip = (head: string) => (socket: Socket) => {
  socket.write(head);
  const timer = setInterval(() => socket.write('1\r\nx\r\n'), 5);
  socket.once('close', () => clearInterval(timer));
};

type Attack = [name: string, respond: (socket: Socket) => void, expected: Partial<ProviderError>];

const SLOW: Attack[] = [
  ['silent', () => {}, { kind: 'timeout' }],
  ['half a head', (socket) => void socket.write('HTTP/1.1 200 OK\r\nx-'), { kind: 'timeout' }],
  ['silent after the head', (socket) => void socket.write(CHUNKED), { kind: 'timeout' }],
  ['a byte now and then', drip(CHUNKED), { kind: 'timeout' }],
  ['a continuation and no more', (s) => void s.write('HTTP/1.1 100 Continue\r\n\r\n'), { kind: 'timeout' }],
];

const LOUD: Attack[] = [
  ['endless headers', endless('HTTP/1.1 200 OK\r\n', 'x-a: b\r\n'), { reason: 'reply_too_large' }],
  ['one endless header', endless('HTTP/1.1 200 OK\r\nx: ', 'xxxx'), { reason: 'reply_too_large' }],
  ['an endless status line', endless('HTTP/1.1 200 ', 'O'), { reason: 'reply_too_large' }],
  ['endless continuations', endless('', 'HTTP/1.1 100 Continue\r\n\r\n'), { kind: 'network' }],
  ['endless early hints', endless('', 'HTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\n'), { kind: 'network' }],
  ['an endless body', endless(`${OK}\r\n`, 'x'), { reason: 'reply_too_large' }],
  ['endless chunks of a byte', endless(CHUNKED, '1\r\nx\r\n'), { reason: 'reply_too_large' }],
  [
    'endless marks of chunks',
    endless(CHUNKED, `1;${'a'.repeat(900)}\r\nx\r\n`),
    { reason: 'reply_too_large' },
  ],
  ['one endless mark', endless(`${CHUNKED}1;`, 'a'), { kind: 'network' }],
  ['endless trailers', endless(`${CHUNKED}0\r\n`, 'x-a: b\r\n'), { kind: 'network' }],
  [
    'another protocol',
    whole('101 Switching Protocols', '', 'upgrade: h2c\r\nconnection: upgrade\r\n'),
    { kind: 'network' },
  ],
  ['no HTTP at all', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), { kind: 'network' }],
  ['an impossible status', whole('999 Nonsense', text), { kind: 'network' }],
  ['a body with a reset', whole('205 Reset Content', text), { kind: 'malformed_reply' }],
  ['less than announced', (s) => s.end(`${OK}content-length: 100\r\n\r\n{}`), { reason: 'connection_cut' }],
  ['two lengths', whole('200 OK', text, 'content-length: 5\r\n'), { kind: 'network' }],
  ['a length and chunks', whole('200 OK', text, 'transfer-encoding: chunked\r\n'), { kind: 'network' }],
  ['cut in a chunk', (socket) => socket.end(`${CHUNKED}ff\r\n{`), { reason: 'connection_cut' }],
  ['cut before an answer', (socket) => socket.destroy(), { reason: 'connection_cut' }],
  ['a redirect to itself', whole('307 Again', '', 'location: /v1\r\n'), { reason: 'redirect' }],
  [
    'a gzip bomb',
    whole('200 OK', gzipSync(Buffer.alloc(64 * MEBIBYTE)), 'content-encoding: gzip\r\n'),
    {
      reason: 'reply_too_large',
    },
  ],
  [
    'a brotli bomb',
    whole('200 OK', brotliCompressSync(Buffer.alloc(8 * MEBIBYTE)), 'content-encoding: br\r\n'),
    {
      reason: 'reply_too_large',
    },
  ],
  ['gzip that is none', whole('200 OK', text, 'content-encoding: gzip\r\n'), { kind: 'network' }],
  ['many encodings', whole('200 OK', text, 'content-encoding: gzip, gzip, gzip\r\n'), { kind: 'network' }],
  ['lists within lists', whole('200 OK', deep), { kind: 'malformed_reply' }],
  [
    'an error of lists within lists',
    whole('500 Oops', `{"error":${deep}}`),
    { kind: 'overloaded', status: 500 },
  ],
  [
    'an error within its limit',
    whole('400 Bad', `{"error":${deep.slice(199_000, 201_000)}}`),
    { status: 400 },
  ],
  [
    'an endless error',
    endless('HTTP/1.1 429 Slow\r\nretry-after: 7\r\n\r\n', 'x'),
    {
      kind: 'rate_limit',
      retryAfterMs: 7_000,
    },
  ],
];

describe('a hostile vendor', () => {
  it.each(SLOW)('is given up when the time is over: %s', async (_name, respond, expected) => {
    vendor.respondWith(respond);
    for (const format of FORMATS) {
      await expect(ask(format, { timeoutMs: 60 })).rejects.toMatchObject(expected);
    }
    await vendor.waitUntilClosed();
  });

  it('is given up when it does not shake hands', async () => {
    vendor.respondWith(() => {});
    await expect(ask('generic', { scheme: 'https', timeoutMs: 60 })).rejects.toMatchObject({
      kind: 'timeout',
    });
    await vendor.waitUntilClosed();
    vendor.respondWith((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(ask('generic', { scheme: 'https' })).rejects.toMatchObject({ kind: 'network' });
  });

  it.each(LOUD)('is refused, and its connection closed: %s', async (_name, respond, expected) => {
    vendor.respondWith(respond);
    for (const format of FORMATS) {
      await expect(ask(format)).rejects.toMatchObject({ name: 'ProviderError', ...expected });
    }
    await vendor.waitUntilClosed();
  });
});
