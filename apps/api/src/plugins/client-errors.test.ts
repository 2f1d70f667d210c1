import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLogger } from '@refinery/runtime/logger.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { HandSocket, settle } from '../testing/hand-socket.ts';
import { openLog, openPluginApp } from '../testing/plugin-app.ts';
import { headOf } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';
import { answerClientErrors, registerHttpRules } from './client-errors.ts';
import { registerProblems } from './problems.ts';

const lines: string[] = [];
const logger = createLogger(
  { name: 'api', level: 'info' },
  { write: (line: string) => void lines.push(line) },
);
const test = fixture((services) => openTestApp(services, { logger }));
let port: number;

beforeAll(async () => {
  port = Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port);
});

/** Sends bytes and reads what comes back until the server closes. */
async function exchange(bytes: string) {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body };
}

const HOST = 'Host: x\r\nConnection: close\r\n';

describe('what is no HTTP', () => {
  it.each([
    ['a word', 'hello\r\n\r\n', 400, 'malformed_request'],
    ['an unknown method', `FOO /livez HTTP/1.1\r\n${HOST}\r\n`, 400, 'malformed_request'],
    [
      'two lengths',
      `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      400,
      'malformed_request',
    ],
    [
      'a chunk without a size',
      `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`,
      400,
      'malformed_request',
    ],
    ['no Host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed_request'],
    [
      '20 KB of headers',
      `GET /livez HTTP/1.1\r\n${HOST}X: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('%s is answered with a problem that the log has', async (_name, bytes, status, code) => {
    const answer = await exchange(bytes);
    const problem = JSON.parse(answer.body);
    expect(answer.status).toBe(status);
    expect(answer.head).toContain('content-type: application/problem+json');
    expect(answer.head).toContain(`x-request-id: ${problem.requestId}`);
    expect(problem).toMatchObject({ status, code });
    await expect.poll(() => lines.join('')).toContain(problem.requestId);
  });

  it('an expectation that nobody knows is no reason to refuse', async () => {
    const { status, body } = await exchange(`GET /livez HTTP/1.1\r\n${HOST}Expect: miracles\r\n\r\n`);
    expect([status, JSON.parse(body)]).toEqual([200, { status: 'ok' }]);
  });
});

describe('an error of a connection', () => {
  /** Lets it be answered, on a connection with or without an answer that has begun. */
  async function answer(
    error: { code?: string },
    state: { hasBegun?: boolean; before?: (socket: HandSocket) => void } = {},
  ) {
    const { logger, lines: told } = openLog();
    const socket = new HandSocket();
    state.before?.(socket);
    answerClientErrors({ logger, hasAnswerBegun: () => state.hasBegun === true })(error, socket);
    await settle();
    const [head = '', body = ''] = socket.received.split('\r\n\r\n');
    return { socket, told, head, body };
  }

  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'Request Timeout', 'request_timeout', /did not arrive in time/],
    ['HPE_HEADER_OVERFLOW', 431, 'Request Header Fields Too Large', 'headers_too_large', /16 KiB/],
    ['HPE_INVALID_METHOD', 400, 'Bad Request', 'malformed_request', /could not be read as HTTP/],
    [undefined, 400, 'Bad Request', 'malformed_request', /could not be read as HTTP/],
  ])('%s is answered with %i %s, and told in the log', async (name, status, words, code, detail) => {
    const { socket, told, head, body } = await answer(name === undefined ? {} : { code: name });
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({ status, code, detail: expect.stringMatching(detail) });
    expect(head.split('\r\n')).toEqual([
      `HTTP/1.1 ${status} ${words}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${problem.requestId}`,
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      'Connection: close',
    ]);
    const line = { level: 30, msg: 'request', requestId: problem.requestId, status };
    expect(told).toMatchObject([name === undefined ? line : { ...line, code: name }]);
    expect(socket.destroyed).toBe(true);
  });

  it('is not answered in the middle of an answer, but ends the connection', async () => {
    const { socket, told } = await answer({ code: 'HPE_INVALID_METHOD' }, { hasBegun: true });
    expect([socket.received, told, socket.destroyed]).toEqual(['', [], true]);
  });

  it('is not answered where nothing can be written any more', async () => {
    const { socket, told } = await answer({ code: 'HPE_INVALID_METHOD' }, { before: (it) => it.end() });
    expect([socket.received, told, socket.destroyed]).toEqual(['', [], true]);
  });

  it('that was cut by its client is no matter', async () => {
    const { socket, told } = await answer({ code: 'ECONNRESET' });
    expect([socket.received, told, socket.destroyed]).toEqual(['', [], false]);
  });

  it('that is gone is no matter', async () => {
    const { socket, told } = await answer({ code: 'HPE_INVALID_METHOD' }, { before: (it) => it.destroy() });
    expect([socket.received, told]).toEqual(['', []]);
  });
});

describe('the rules of HTTP', () => {
  it.each([
    ['HTTP/1.1 without Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['HTTP/1.1 with Host', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', 200],
    ['HTTP/1.1 with an empty Host', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 200],
    ['HTTP/1.0 without Host', 'GET / HTTP/1.0\r\n\r\n', 200],
    ['an odd Expect', headOf('GET /', { expect: 'miracles' }), 200],
  ])('%s', async (_name, bytes, status) => {
    const { app } = openPluginApp({ http: { requireHostHeader: false } });
    registerProblems(app);
    registerHttpRules(app);
    app.get('/', async ({ headers }) => ({ expects: headers.expect ?? 'nothing' }));
    await app.ready();
    const socket = HandSocket.connect(app);
    socket.send(bytes);
    await settle();
    expect(socket.received).toContain(`HTTP/1.1 ${status} `);
    if (status === 200) expect(socket.received).toContain('{"expects":"nothing"}');
    else expect(socket.received).toContain('The request has no Host header.');
  });
});
