import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { waitFor } from '@refinery/testing/wait-for.ts';
import Fastify, { type FastifyRequest } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Limits } from '../limits.ts';
import { HandSweeper } from '../testing/hand-sweeper.ts';
import { chunk, headOf, openConnection, type RawConnection } from '../testing/raw-connection.ts';
import type { App } from '../types.ts';
import { registerBodyDeadlines, whileBodyArrives } from './body-deadlines.ts';
import { registerBodyParsers } from './body-parsers.ts';
import { registerProblems } from './problems.ts';

const limits: Limits['body'] = {
  bytesPerSecond: 1_000,
  graceMs: 10_000,
  windowMs: 20_000,
  jsonMs: 120_000,
  fileMs: 600_000,
};
/** When a body is judged for the first time. */
const FIRST_MS = limits.graceMs + limits.windowMs;
const JSON_TYPE = 'application/json';

let app: App;
let sweeper: HandSweeper;
let origin: string;
/** The body that nobody reads yet. */
let unread: IncomingMessage | undefined;

beforeAll(async () => {
  app = Fastify({ bodyLimit: 2_000_000 }).withTypeProvider<TypeBoxTypeProvider>();
  sweeper = new HandSweeper(app);
  registerProblems(app);
  registerBodyDeadlines(app, limits, sweeper);
  registerBodyParsers(app);
  app.addContentTypeParser('text/csv', (request: FastifyRequest, payload: IncomingMessage) =>
    whileBodyArrives(request, text(payload)),
  );
  app.addContentTypeParser('text/unread', (request: FastifyRequest) => {
    unread = request.raw;
    return whileBodyArrives(request, new Promise(() => undefined));
  });
  app.post('/', async () => ({ done: true }));
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());
afterEach(async () => {
  app.server.closeAllConnections();
  // What is left of a body is gone at the next look after its connection.
  await waitFor(() => {
    sweeper.sweepAt(0);
    return sweeper.size === 0;
  });
});

interface Body {
  connection: RawConnection;
  server: Socket;
  /**
   * The body began at this time at the earliest, and at the latest: whole milliseconds, of which sums are
   * exact.
   */
  earliest: number;
  latest: number;
}

async function begin(type: string): Promise<Body> {
  const accepted = once(app.server, 'connection');
  const connection = await openConnection(origin);
  const [server]: Socket[] = await accepted;
  if (!server) throw new Error('a connection comes with its socket');
  const earliest = Math.floor(performance.now());
  connection.send(headOf('POST /', { 'content-type': type, 'transfer-encoding': 'chunked' }));
  await waitFor(() => sweeper.size === 1, { what: 'the body to be watched' });
  return { connection, server, earliest, latest: Math.ceil(performance.now()) };
}

/** Sends so many bytes of a body and waits until the server has them. */
async function send({ connection, server }: Body, bytes: number): Promise<void> {
  const sent = chunk(' '.repeat(bytes));
  const expected = server.bytesRead + sent.length;
  connection.send(sent);
  await waitFor(() => server.bytesRead >= expected, { what: 'the body to arrive' });
}

const expectWatched = () => expect(sweeper.size).toBe(1);

async function expectGivenUp({ connection }: Body, why: RegExp): Promise<void> {
  const answer = await connection.answer();
  expect(answer.status).toBe(408);
  expect(JSON.parse(answer.body)).toMatchObject({
    code: 'request_timeout',
    detail: expect.stringMatching(why),
  });
  expect(sweeper.size).toBe(0);
  connection.socket.destroy();
}

const TOO_SLOW = /too slowly. Send at least 1000 bytes per second/;

describe('a body', () => {
  it('that never comes is given up after the grace and a window, and not before', async () => {
    const body = await begin(JSON_TYPE);
    sweeper.sweepAt(body.earliest + FIRST_MS - 1);
    expectWatched();
    sweeper.sweepAt(body.latest + FIRST_MS);
    await expectGivenUp(body, TOO_SLOW);
  });

  it('that comes at half the rate is too slow', async () => {
    const body = await begin(JSON_TYPE);
    await send(body, 10_000);
    sweeper.sweepAt(body.latest + FIRST_MS);
    await expectGivenUp(body, TOO_SLOW);
  });

  it('that began fast and stops has no credit for it', async () => {
    const body = await begin(JSON_TYPE);
    await send(body, 100_000);
    sweeper.sweepAt(body.latest + FIRST_MS);
    expectWatched();
    sweeper.sweepAt(body.latest + FIRST_MS + limits.windowMs - 1);
    expectWatched();
    sweeper.sweepAt(body.latest + FIRST_MS + limits.windowMs);
    await expectGivenUp(body, TOO_SLOW);
  });

  it.each([
    [JSON_TYPE, limits.jsonMs],
    ['text/csv', limits.fileMs],
  ])('of the type %s that comes fast enough may take %i ms', async (type, longestMs) => {
    const body = await begin(type);
    await send(body, longestMs);
    sweeper.sweepAt(body.earliest + longestMs);
    expectWatched();
    sweeper.sweepAt(body.latest + longestMs + 1);
    await expectGivenUp(body, /took too long to arrive/);
  });

  it('that waits here to be read is no fault of the client', async () => {
    const body = await begin('text/unread');
    await send(body, 5);
    await waitFor(() => unread && unread.readableLength > 0, { what: 'the body to wait' });
    const readFrom = body.latest + FIRST_MS + 2 * limits.windowMs;
    for (const at of [body.latest + FIRST_MS, readFrom]) {
      sweeper.sweepAt(at);
      expectWatched();
    }
    unread?.resume();
    await waitFor(() => unread?.readableLength === 0, { what: 'the body to be read' });
    sweeper.sweepAt(readFrom + limits.windowMs - 1);
    expectWatched();
    sweeper.sweepAt(readFrom + limits.windowMs);
    await expectGivenUp(body, TOO_SLOW);
  });

  it('that is whole is watched no more', async () => {
    const body = await begin(JSON_TYPE);
    body.connection.send(`${chunk('{}')}0\r\n\r\n`);
    expect((await body.connection.answer()).status).toBe(200);
    expect(sweeper.size).toBe(0);
    body.connection.socket.destroy();
  });
});
