import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { HandSocket, settle } from '../testing/hand-socket.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { headOf } from '../testing/raw-connection.ts';
import { OpenAnswers } from './open-answers.ts';

/** An app whose route /late answers when told, /stream as its source does, and / at once. */
async function openWatched() {
  const { app } = openPluginApp({ return503OnClosing: false });
  const openAnswers = new OpenAnswers();
  openAnswers.watch(app);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const source = new PassThrough();
  app.get('/', async () => 'now');
  app.get('/late', async () => {
    await released;
    return 'late';
  });
  app.get('/stream', (_request, reply) => reply.send(source));
  await app.ready();
  const open = async (path?: string) => {
    const socket = HandSocket.connect(app);
    if (path) socket.send(headOf(`GET ${path}`, {}));
    await settle();
    return socket;
  };
  return { app, openAnswers, release, source, open };
}

it('an answer has begun on a connection from its head to its end', async () => {
  const { openAnswers, release, source, open } = await openWatched();
  const [idle, late, stream] = [await open(), await open('/late'), await open('/stream')];
  const begun = () => [idle, late, stream].map((socket) => openAnswers.hasBegunOn(socket));
  expect(begun()).toEqual([false, false, false]);
  source.write('first');
  await settle();
  expect(begun()).toEqual([false, false, true]);
  release();
  source.end();
  await settle();
  expect(late.received).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*late$/);
  expect(begun()).toEqual([false, false, false]);
});

it('a connection that is gone has no answer', async () => {
  const { openAnswers, source, open } = await openWatched();
  const stream = await open('/stream');
  source.write('first');
  await settle();
  stream.destroy();
  await settle();
  expect(openAnswers.hasBegunOn(stream)).toBe(false);
});

it('connections stay open between requests while the app is', async () => {
  const { open } = await openWatched();
  const [idle, answered] = [await open(), await open('/')];
  answered.send(headOf('GET /', {}));
  await settle();
  expect([idle.destroyed, answered.destroyed]).toEqual([false, false]);
  expect(answered.received.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  expect(answered.received).toMatch(/connection: keep-alive/i);
});

it('an app that closes ends the connections at once that have nothing under way', async () => {
  const { app, open } = await openWatched();
  const [idle, answered, late] = [await open(), await open('/'), await open('/late')];
  const closing = app.close();
  await settle();
  expect([idle, answered, late].map(({ destroyed }) => destroyed)).toEqual([true, true, false]);
  late.destroy();
  await closing;
});

it('an app that closes tells a client with its answer that it was the last, and ends the connection', async () => {
  const { app, open, release } = await openWatched();
  const late = await open('/late');
  const closing = app.close();
  await settle();
  release();
  await settle();
  expect(late.received).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*connection: close[\s\S]*late$/i);
  expect(late.destroyed).toBe(true);
  await closing;
});

it('an app that closes ends a connection after an answer that has begun', async () => {
  const { app, open, source } = await openWatched();
  const stream = await open('/stream');
  source.write('first');
  await settle();
  const closing = app.close();
  await settle();
  expect(stream.destroyed).toBe(false);
  source.end('last');
  await settle();
  expect(stream.received).toMatch(/first[\s\S]*last/);
  expect(stream.destroyed).toBe(true);
  await closing;
});

it('a connection that comes while the app closes is ended', async () => {
  const { app, open } = await openWatched();
  const late = await open('/late');
  const closing = app.close();
  await settle();
  expect((await open()).destroyed).toBe(true);
  late.destroy();
  await closing;
});
