import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import type { APIError } from 'openai';
import { expect, it } from 'vitest';
import { openGatewayApp } from './testing/gateway-app.ts';

const test = fixture(openGatewayApp);

const save = (alias: string, targets: string[]) => test.put(test.member, `/api/models/${alias}`, { targets });
const remove = (alias: string) => test.delete(test.member, `/api/models/${alias}`);
const ask = (model: string) =>
  test
    .openai()
    .chat.completions.create({ model, messages: [{ role: 'user', content: 'Hello' }] })
    .withResponse();
const askedModel = () => JSON.parse(String(test.vendor.received.at(-1)?.body)).model;

it('an alias is what its targets are from the next call on, and nothing once it is deleted', async () => {
  test.vendor.respondWith(json(CHAT_REPLY));
  await expect(ask('quick')).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
  await save('quick', ['openai/gpt-4o-mini']);
  await ask('quick');
  expect(askedModel()).toBe('gpt-4o-mini');
  await save('quick', ['openai/gpt-4o']);
  await ask('quick');
  expect(askedModel()).toBe('gpt-4o');
  await remove('quick');
  await expect(ask('quick')).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
});

it('an alias passes over those that are not set up, and goes on where one fails', async () => {
  await save('spare', ['deepseek/deepseek-chat', 'openai/gpt-4o', 'openai/gpt-4o-mini']);
  const busy = json({ error: { message: 'Overloaded' } }, 503);
  test.vendor.respondWith((response, received) =>
    (received.body.includes('"gpt-4o"') ? busy : json(CHAT_REPLY))(response, received),
  );
  const { response } = await ask('spare');
  expect(askedModel()).toBe('gpt-4o-mini');
  expect(response.headers.get('x-refinery-attempts')).toBe('2');
  expect((await test.rows()).at(-1)).toMatchObject({
    requestedModel: 'gpt-4o',
    model: 'gpt-4o-mini',
    status: 'completed',
    attempts: [
      { model: 'gpt-4o', error: expect.any(String) },
      { model: 'gpt-4o-mini', error: null },
    ],
  });
});

it('an alias whose last target refuses the request says what it said', async () => {
  await save('picky', ['openai/gpt-4o', 'openai/gpt-4o-mini']);
  const busy = json({ error: { message: 'Overloaded' } }, 503);
  const refusal = json({ error: { message: 'No such temperature', param: 'temperature' } }, 400);
  test.vendor.respondWith((response, received) =>
    (received.body.includes('"gpt-4o"') ? busy : refusal)(response, received),
  );
  await expect(ask('picky')).rejects.toMatchObject({ status: 400, param: 'temperature' });
});

it('an alias comes before a model of the same name', async () => {
  test.vendor.respondWith(json(CHAT_REPLY));
  await save('gpt-4o', ['openai/gpt-4o-mini']);
  await ask('gpt-4o');
  expect(askedModel()).toBe('gpt-4o-mini');
  await ask('openai/gpt-4o');
  expect(askedModel()).toBe('gpt-4o');
});

it('an alias of which nobody is set up is told as not there', async () => {
  await save('nobody', ['deepseek/deepseek-chat']);
  await expect(ask('nobody')).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
});

it.each([
  [503, 'Overloaded'],
  [429, 'Slow down'],
])(
  'an alias whose targets all fail with %d is a 502, and nobody tries again by themselves',
  async (status, message) => {
    await save('broken', ['openai/gpt-4o', 'openai/gpt-4o-mini']);
    test.vendor.respondWith(json({ error: { message } }, status));
    const before = test.vendor.received.length;
    const failed = await ask('broken').then(
      () => null,
      (error: APIError) => error,
    );
    expect(failed).toMatchObject({ status: 502, type: 'server_error' });
    expect(failed?.headers?.get('x-should-retry')).toBe('false');
    expect(failed?.headers?.get('x-refinery-attempts')).toBe('2');
    expect(test.vendor.received.length).toBe(before + 2);
  },
);
