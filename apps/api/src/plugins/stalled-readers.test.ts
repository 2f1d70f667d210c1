import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { waitFor } from '@refinery/testing/wait-for.ts';
import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HandSocket, nextRequest, settle } from '../testing/hand-socket.ts';
import { HandSweeper } from '../testing/hand-sweeper.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { headOf, openConnection } from '../testing/raw-connection.ts';
import type { App } from '../types.ts';
import { registerStalledReaders, takenFrom } from './stalled-readers.ts';

const READER_MS = 1_000;
const MEBIBYTE = 1024 * 1024;
/** Far more than the buffers of a connection hold, on either side. */
const LARGE = 'x'.repeat(64 * MEBIBYTE);

let app: App;
let sweeper: HandSweeper;
let origin: string;
/** What the route for streams answers. */
let source: PassThrough;

beforeAll(async () => {
  app = Fastify().withTypeProvider<TypeBoxTypeProvider>();
  sweeper = new HandSweeper(app);
  registerStalledReaders(app, READER_MS, sweeper);
  app.get('/text/:length', ({ params }, reply) => {
    const length = typeof params === 'object' && params && 'length' in params ? Number(params.length) : 0;
    return reply.send(LARGE.slice(0, length));
  });
  app.get('/stream', (_request, reply) => reply.send(source));
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());
beforeEach(() => {
  source = new PassThrough();
});

/** Asks for something and reads nothing of the answer; with the server's side of the connection. */
async function ask(path: string) {
  const accepted = once(app.server, 'connection');
  const client = await openConnection(origin);
  const [server]: Socket[] = await accepted;
  if (!server) throw new Error('a connection comes with its socket');
  client.socket.pause();
  client.send(headOf(`GET ${path}`, {}));
  return { client, server };
}

const beginWatching = () => waitFor(() => sweeper.size === 1, { what: 'the reader to be watched' });

/** Reads on until so many bytes have come in all, and stops again. */
async function readUntil(socket: Socket, bytes: number): Promise<void> {
  socket.resume();
  await waitFor(() => socket.bytesRead >= bytes, { what: 'more of the answer' });
  socket.pause();
}

/**
 * Reads on until the system has taken something of the server, which it does as its own buffers empty, and
 * stops again.
 */
async function readUntilTaken(socket: Socket, server: Socket): Promise<void> {
  const before = takenFrom(server);
  socket.resume();
  await waitFor(() => takenFrom(server) !== before || socket.bytesRead > LARGE.length, {
    what: 'something to be taken',
  });
  socket.pause();
}

describe('a reader', () => {
  it.each([
    ['a long text', `/text/${LARGE.length}`],
    ['a stream', '/stream'],
  ])('that takes nothing of %s for so long is cut', async (_name, path) => {
    source.end(LARGE);
    const { client, server } = await ask(path);
    await beginWatching();
    await waitFor(() => server.writableLength > 0, { what: 'the buffers to be full' });
    // Until nothing moves any more, each look may find that the system has taken a bit.
    let taken = -1;
    await waitFor(() => {
      const before = taken;
      taken = client.socket.bytesRead;
      sweeper.sweepAt(0);
      return taken === before;
    });
    await new Promise((resolve) => setImmediate(resolve));
    sweeper.sweepAt(1);
    sweeper.sweepAt(READER_MS - 1);
    expect([server.destroyed, sweeper.size]).toEqual([false, 1]);
    sweeper.sweepAt(READER_MS + 1);
    expect([server.destroyed, sweeper.size]).toEqual([true, 0]);
    client.socket.destroy();
  });

  it('that takes a part now and then is left alone', async () => {
    const { client, server } = await ask(`/text/${LARGE.length}`);
    await beginWatching();
    for (let part = 0; part < 3; part++) {
      sweeper.sweepAt(part * READER_MS);
      await readUntilTaken(client.socket, server);
    }
    sweeper.sweepAt(3 * READER_MS);
    expect(server.destroyed).toBe(false);
    client.socket.resume();
    await waitFor(() => client.socket.bytesRead > LARGE.length, { what: 'all of the answer' });
    await waitFor(() => {
      sweeper.sweepAt(3 * READER_MS);
      return sweeper.size === 0;
    });
    expect(server.destroyed).toBe(false);
    client.socket.destroy();
  });

  it('is not to blame where the answer is slow to be made', async () => {
    source.write('first');
    const { client, server } = await ask('/stream');
    await beginWatching();
    await readUntil(client.socket, 1);
    await waitFor(() => server.writableLength === 0, { what: 'nothing to be left to take' });
    for (let look = 0; look < 5; look++) sweeper.sweepAt(look * 10 * READER_MS);
    expect([server.destroyed, sweeper.size]).toEqual([false, 1]);
    client.socket.destroy();
    await waitFor(() => server.destroyed);
    sweeper.sweepAt(0);
    expect(sweeper.size).toBe(0);
  });

  it.each([
    [64 * 1024, 0],
    [64 * 1024 + 1, 1],
  ])('of a text of %i characters is watched: %i', async (length, watched) => {
    const begun = sweeper.size;
    const { client } = await ask(`/text/${length}`);
    await readUntil(client.socket, length);
    expect(sweeper.size - begun).toBe(watched);
    await waitFor(() => {
      sweeper.sweepAt(0);
      return sweeper.size === 0;
    });
    client.socket.destroy();
  });
});

describe('by the clock', () => {
  /** A connection whose reader takes nothing of a long text. */
  async function openStuck() {
    const { app: own, lines } = openPluginApp();
    const watched = new HandSweeper(own);
    registerStalledReaders(own, READER_MS, watched);
    own.get('/', (_request, reply) => reply.send('x'.repeat(100_000)));
    await own.ready();
    const socket = HandSocket.connect(own);
    socket.reads = false;
    const asked = nextRequest(own);
    socket.send(headOf('GET /', {}));
    const { response } = await asked;
    await settle();
    return { socket, response, watched, lines };
  }

  it.each([
    ['none', undefined],
    ['null', null],
    ['no object', 5],
    ['one that tells nothing of its queue', {}],
    ['one that tells of its queue', { writeQueueSize: 5 }],
  ])('a reader is cut to the millisecond whose connection has as its handle %s', async (_name, handle) => {
    const { socket, watched, lines } = await openStuck();
    Object.assign(socket, { _handle: handle });
    watched.sweepAt(500);
    watched.sweepAt(500 + READER_MS - 1);
    expect([socket.destroyed, watched.size, lines]).toEqual([false, 1, []]);
    watched.sweepAt(500 + READER_MS);
    expect([socket.destroyed, watched.size]).toEqual([true, 0]);
    expect(lines).toMatchObject([{ level: 30, msg: 'reader took nothing: connection cut', seconds: 1 }]);
  });

  it('what the system takes of a large write begins the time anew', async () => {
    const { socket, watched } = await openStuck();
    for (const [turn, writeQueueSize] of [900, 800, 700].entries()) {
      Object.assign(socket, { _handle: { writeQueueSize } });
      watched.sweepAt(turn * READER_MS);
    }
    watched.sweepAt(3 * READER_MS - 1);
    expect(socket.destroyed).toBe(false);
    watched.sweepAt(3 * READER_MS);
    expect(socket.destroyed).toBe(true);
  });

  it('bytes that are given to the system begin the time anew', async () => {
    const { socket, watched } = await openStuck();
    watched.sweepAt(0);
    socket.bytesWritten += 1;
    watched.sweepAt(READER_MS);
    watched.sweepAt(2 * READER_MS - 1);
    expect(socket.destroyed).toBe(false);
    watched.sweepAt(2 * READER_MS);
    expect(socket.destroyed).toBe(true);
  });

  it('bytes that only join those that wait here do not', async () => {
    const { socket, watched } = await openStuck();
    watched.sweepAt(0);
    socket.write('more');
    socket.bytesWritten += 4;
    watched.sweepAt(READER_MS);
    expect(socket.destroyed).toBe(true);
  });

  it.each<[string, (stuck: Awaited<ReturnType<typeof openStuck>>) => void]>([
    ['has read all of it', ({ socket }) => socket.readOn()],
    ['has gone', ({ socket }) => socket.destroy()],
    ['was given up', ({ response }) => response.destroy()],
  ])('a reader that %s is watched no more', async (_name, end) => {
    const stuck = await openStuck();
    stuck.watched.sweepAt(0);
    expect(stuck.watched.size).toBe(1);
    end(stuck);
    await settle();
    stuck.watched.sweepAt(1);
    expect([stuck.watched.size, stuck.lines]).toEqual([0, []]);
  });
});
