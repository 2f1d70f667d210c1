import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLogger } from '@refinery/domain/context/logger.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const lines: string[] = [];
let test: TestApp;
let port: number;

beforeAll(async () => {
  const logger = createLogger(
    { name: 'api', level: 'info' },
    { write: (line: string) => void lines.push(line) },
  );
  test = await openTestApp(inject('services'), { logger });
  port = Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => test.close());

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
