import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openPluginApp } from '../testing/plugin-app.ts';
import { readBodyBytes } from './body-parsers.ts';

it('reads no more of a body while what it told of a piece is not done', async () => {
  const { app } = openPluginApp();
  app.decorateRequest('incomingBody', null);
  const order: string[] = [];
  let goOn = () => {};
  const onBytes = (count: number) => {
    order.push(`${count} came`);
    return new Promise<void>((resolve) => {
      goOn = resolve;
    });
  };
  app.addContentTypeParser('application/x', (request, payload, done) => {
    readBodyBytes(request, payload, onBytes).then((bytes) => done(null, bytes.toString()), done);
  });
  app.post('/', async ({ body }) => body);
  const payload = Readable.from([Buffer.from('a'), Buffer.from('bc'), Buffer.from('def')]);
  const reply = app.inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/x' },
  });
  for (const piece of ['1 came', '2 came', '3 came']) {
    while (order.at(-1) !== piece) await nextTurn();
    await nextTurn();
    await nextTurn();
    expect(order.at(-1)).toBe(piece);
    goOn();
  }
  expect((await reply).body).toBe('abcdef');
});
