import { once } from 'node:events';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chunk, headOf, openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let origin: string;
let narrow: string;
let wide: string;

const MIB = 1024 * 1024;
/** What the buffers of both ends of a connection may hold, at most. */
const SOCKET_BUFFERS = 16 * MIB;

beforeAll(async () => {
  test = await openTestApp(inject('services'), { limits: { unread: { bytes: MIB, ms: 1_000 } } });
  const { as } = await buildMember(test.ctx);
  narrow = (await createApiKey(as, { name: 'narrow', scopes: ['usage:read'] })).key;
  wide = (await createApiKey(as, { name: 'wide' })).key;
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => test.close());

/** Sends for as long as the server takes it, and tells how much that was. */
async function sendUntilClosed(connection: RawConnection, piece: string, most: number): Promise<number> {
  let open = true;
  let sent = 0;
  const closed = connection.closed.then(() => {
    open = false;
  });
  while (open && sent < most) {
    sent += piece.length;
    if (!connection.socket.write(piece))
      await Promise.race([once(connection.socket, 'drain').catch(() => {}), closed]);
  }
  return sent;
}

describe('a body that nobody wants', () => {
  it.each([
    ['application/json', 'POST /api/optimize', 403],
    ['text/csv', 'POST /api/batches', 403],
    ['application/json', 'POST /api/nowhere', 413],
    ['application/json', 'GET /api/usage', 200],
  ])('of the type %s to %s is dropped for a while, after the answer', async (type, request, status) => {
    const connection = await openConnection(origin);
    const headers = { 'x-api-key': narrow, 'content-type': type, 'transfer-encoding': 'chunked' };
    connection.send(headOf(request, headers));
    const sending = sendUntilClosed(connection, chunk('x'.repeat(65_536)), 200 * MIB);
    const answer = await connection.answer();
    expect(answer.status).toBe(status);
    expect(answer.head).toMatch(/^connection: close/im);
    expect(await sending).toBeLessThan(SOCKET_BUFFERS + 4 * MIB);
  });

  it('that never comes does not keep the connection open', async () => {
    const connection = await openConnection(origin);
    connection.send(headOf('POST /api/optimize', { 'x-api-key': narrow, 'content-length': 1_000 }));
    expect((await connection.answer()).status).toBe(403);
    await connection.closed;
  });

  it('is not asked for', async () => {
    const connection = await openConnection(origin);
    const headers = { 'content-type': 'application/json', 'content-length': 30, expect: '100-continue' };
    connection.send(headOf('POST /api/optimize', { 'x-api-key': narrow, ...headers }));
    expect((await connection.answer()).status).toBe(403);
    const welcome = await openConnection(origin);
    welcome.send(headOf('POST /api/optimize', { 'x-api-key': wide, ...headers }));
    expect((await welcome.answer()).status).toBe(100);
    welcome.send('{"text":"Please write a poem"}');
    expect((await welcome.answer()).status).toBe(200);
    welcome.socket.destroy();
  });

  it('leaves the connection open where it has arrived with its request', async () => {
    const connection = await openConnection(origin);
    const headers = { 'x-api-key': narrow, 'content-type': 'application/json', 'content-length': 2 };
    for (const _time of [1, 2]) {
      connection.send(`${headOf('POST /api/optimize', headers)}{}`);
      const answer = await connection.answer();
      expect(answer.status).toBe(403);
      expect(answer.head).not.toMatch(/^connection: close/im);
    }
    connection.socket.destroy();
  });
});

describe('by its head alone', () => {
  it.each([
    ['POST /api/optimize', 'application/json', 2 * MIB + 1],
    ['POST /api/auth/login', 'application/json', 16 * 1024 + 1],
    ['POST /api/batches/1/retry', 'application/json', 256 * 1024 + 1],
    ['POST /api/batches', 'application/json', 4 * MIB + 1],
    ['POST /api/batches', 'application/x-ndjson', 200 * MIB + 1],
    ['POST /api/batches', 'text/csv', 200 * MIB + 1],
    ['POST /api/batches', 'multipart/form-data; boundary=x', 201 * MIB + 1],
  ])('%s with %s of %i bytes is refused', async (request, type, length) => {
    const connection = await openConnection(origin);
    connection.send(headOf(request, { 'x-api-key': wide, 'content-type': type, 'content-length': length }));
    const answer = await connection.answer();
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body).code).toBe('payload_too_large');
    connection.socket.destroy();
  });

  it('a JSON batch that is too large is told how larger ones are sent', async () => {
    const connection = await openConnection(origin);
    const headers = { 'x-api-key': wide, 'content-type': 'application/json', 'content-length': 5 * MIB };
    connection.send(headOf('POST /api/batches', headers));
    expect(JSON.parse((await connection.answer()).body).detail).toMatch(/NDJSON, CSV or a form/);
    connection.socket.destroy();
  });

  it.each(['application/xml', 'text/plain', 'multipart/mixed', 'nonsense'])(
    'the type %s is refused',
    async (type) => {
      for (const request of ['POST /api/optimize', 'POST /api/batches']) {
        const connection = await openConnection(origin);
        connection.send(
          headOf(request, { 'x-api-key': wide, 'content-type': type, 'content-length': 1_000 }),
        );
        expect((await connection.answer()).status).toBe(415);
        connection.socket.destroy();
      }
    },
  );
});
