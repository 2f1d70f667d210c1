import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { describe, expect, it } from 'vitest';
import { openPluginApp } from '../testing/plugin-app.ts';
import { headOf, openConnection } from '../testing/raw-connection.ts';
import { onAnswerEnd } from './answer-ends.ts';

/**
 * An app that listens, whose route /late answers when told, /stream as its source does, and / at once; and
 * what is told of each answer.
 */
async function openTelling() {
  const { app } = openPluginApp();
  const told: [path: string, status: number][] = [];
  onAnswerEnd(app, ({ request, status }) => told.push([request.url, status]));
  const released = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  let asked = 0;
  app.addHook('onRequest', async () => {
    asked += 1;
  });
  const source = new PassThrough();
  app.get('/', async () => 'now');
  app.post('/late', async (_request, reply) => {
    await released.promise;
    setImmediate(answered.resolve);
    return reply.code(201).send('late');
  });
  app.get('/stream', (_request, reply) => reply.code(202).send(source));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const reached = (count: number) => waitFor(() => asked === count, { what: 'the requests to arrive' });
  return { app, told, released, answered, source, reached, connect: () => openConnection(origin) };
}
const LATE = headOf('POST /late', { 'content-type': 'application/json', 'content-length': 2 });

it('an answer that was sent is told with its status', async () => {
  const { told, released, connect } = await openTelling();
  released.resolve();
  const connection = await connect();
  connection.send(`${LATE}{}`);
  expect((await connection.answer()).status).toBe(201);
  connection.send(headOf('GET /nowhere', {}));
  expect((await connection.answer()).status).toBe(404);
  connection.socket.destroy();
  await waitFor(() => told.length === 2);
  expect(told).toEqual([
    ['/late', 201],
    ['/nowhere', 404],
  ]);
});

describe.each([
  ['closes the connection', 'end'],
  ['resets it', 'resetAndDestroy'],
] as const)('a caller who %s', (_name, leave) => {
  it('before the answer has left without one, also where it waits behind another; it is told once', async () => {
    const { told, released, answered, reached, connect } = await openTelling();
    const connection = await connect();
    connection.send(`${LATE}{}${headOf('GET /', {})}`);
    await reached(2);
    connection.socket[leave]();
    await waitFor(() => told.length === 2);
    // Whoever made the answer knows nothing of it.
    released.resolve();
    await answered.promise;
    expect(told.sort()).toEqual([
      ['/', 499],
      ['/late', 499],
    ]);
  });

  it('in the middle of the answer has left, too', async () => {
    const { told, source, connect } = await openTelling();
    const connection = await connect();
    source.write('first');
    connection.send(headOf('GET /stream', {}));
    await once(connection.socket, 'data');
    connection.socket[leave]();
    await waitFor(() => told.length > 0);
    expect(told).toEqual([['/stream', 499]]);
  });
});

it('a caller who leaves before their body has arrived is told of', async () => {
  const { told, reached, connect } = await openTelling();
  const connection = await connect();
  connection.send(`${LATE}{`);
  await reached(1);
  connection.socket.resetAndDestroy();
  await waitFor(() => told.length > 0);
  expect(told).toEqual([['/late', 499]]);
});

it('an answer that this side cuts is told with the status that the caller saw', async () => {
  const { told, source, connect } = await openTelling();
  const connection = await connect();
  source.write('first');
  connection.send(headOf('GET /stream', {}));
  await once(connection.socket, 'data');
  source.destroy(new Error('The source has failed.'));
  await connection.closed;
  await waitFor(() => told.length > 0);
  expect(told).toEqual([['/stream', 202]]);
});
