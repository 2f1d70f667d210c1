import { once } from 'node:events';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { HandSocket, nextRequest, settle } from '../testing/hand-socket.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { chunk, headOf, openConnection, type RawConnection } from '../testing/raw-connection.ts';
import { openTestApp } from '../testing/test-app.ts';
import { registerUnreadBodies } from './unread-bodies.ts';

const test = fixture((services) => openTestApp(services, { limits: { unread: { bytes: MIB, ms: 1_000 } } }));
let origin: string;
let narrow: string;
let wide: string;

const MIB = 1024 * 1024;
/** What the buffers of both ends of a connection may hold, at most. */
const SOCKET_BUFFERS = 16 * MIB;

beforeAll(async () => {
  const { as } = await buildMember(test.ctx);
  narrow = (await createApiKey(as, { name: 'narrow', scopes: ['usage:read'] })).key;
  wide = (await createApiKey(as, { name: 'wide' })).key;
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});

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

describe('a connection', () => {
  const NEVER_MS = 2 ** 31 - 1;

  /** An app that refuses /refused before it reads the body, and reads all else. */
  async function openRefusing(unread: { bytes: number; ms: number }) {
    const { app } = openPluginApp();
    app.addHook('onRequest', async ({ url }, reply) => {
      if (url === '/refused') return reply.code(403).send('no');
      return undefined;
    });
    registerUnreadBodies(app, unread);
    for (const url of ['/refused', '/read'])
      app.post(url, async ({ body }) => `read ${JSON.stringify(body)}`);
    await app.ready();
    const begin = async (url: string, headers: Record<string, string | number>) => {
      const socket = HandSocket.connect(app);
      const asked = nextRequest(app);
      socket.send(headOf(`POST ${url}`, { 'content-type': 'application/json', ...headers }));
      const { request } = await asked;
      await settle();
      return { socket, request };
    };
    return { begin };
  }

  it('goes on until the body has ended, and is closed then', async () => {
    const { begin } = await openRefusing({ bytes: 100, ms: NEVER_MS });
    const { socket } = await begin('/refused', { 'content-length': 10 });
    expect(socket.received).toMatch(/^HTTP\/1\.1 403 [\s\S]*connection: close[\s\S]*no$/i);
    socket.send('12345');
    await settle();
    expect(socket.destroyed).toBe(false);
    socket.send('67890');
    await settle();
    expect(socket.destroyed).toBe(true);
  });

  it('takes no more of the body than the limit', async () => {
    const { begin } = await openRefusing({ bytes: 5, ms: NEVER_MS });
    const { socket, request } = await begin('/refused', { 'content-length': 100 });
    socket.send('12345');
    await settle();
    expect([request.isPaused(), socket.destroyed]).toEqual([false, false]);
    socket.send('6');
    await settle();
    expect([request.isPaused(), socket.destroyed]).toEqual([true, false]);
    socket.destroy();
    await settle();
    expect(request.destroyed).toBe(true);
  });

  it('is closed after a while though the body does not end', async () => {
    const { begin } = await openRefusing({ bytes: 5, ms: 10 });
    const { socket } = await begin('/refused', { 'content-length': 100 });
    if (!socket.destroyed) await once(socket, 'close');
    expect(socket.received).toContain(' 403 ');
  });

  it('is kept where the whole body has come', async () => {
    const { begin } = await openRefusing({ bytes: 5, ms: NEVER_MS });
    const { socket, request } = await begin('/read', { 'content-length': 8 });
    expect(socket.received).toBe('');
    socket.send('{"a":10}');
    await settle();
    expect(request.complete).toBe(true);
    expect(socket.received).toMatch(/connection: keep-alive[\s\S]*read {"a":10}$/i);
    expect(socket.destroyed).toBe(false);
  });

  it.each([
    ['/read', /^HTTP\/1\.1 100 Continue\r\n\r\n$/],
    ['/refused', /^HTTP\/1\.1 403 /],
  ])('whose client asks before it sends to %s is told', async (url, expected) => {
    const { begin } = await openRefusing({ bytes: 5, ms: 10 });
    const { socket } = await begin(url, { 'content-length': 8, expect: '100-continue' });
    expect(socket.received).toMatch(expected);
    socket.destroy();
  });

  it('whose client asks nothing is told nothing before the answer', async () => {
    const { begin } = await openRefusing({ bytes: 5, ms: 10 });
    const { socket } = await begin('/read', { 'content-length': 8 });
    expect(socket.received).toBe('');
    socket.destroy();
  });
});
