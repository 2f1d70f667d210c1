import { DEFAULT_PLANS } from '@refinery/contracts/plans.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

const KEY = 'sk-of-the-operator';
let test: TestApp;

beforeAll(async () => {
  test = await openTestApp(inject('services'), { env: { OPENAI_API_KEY: KEY } });
});
afterAll(() => test.close());

it('everybody sees what is offered, and no secret', async () => {
  const reply = await test.send(null, { url: '/api/system/features' });
  expect(reply.json()).toMatchObject({
    providers: ['openai'],
    mail: 'outbox',
    twoFactor: true,
    limits: { promptCharacters: 200_000 },
  });
  expect(reply.json().plans[0]).toEqual({ name: 'free', ...DEFAULT_PLANS.free });
  expect(reply.body).not.toContain(KEY);
});

it('everybody sees whether it works, and whether work is attended', async () => {
  const reply = await test.send(null, { url: '/api/system/status' });
  expect(reply.json()).toMatchObject({
    status: 'ok',
    services: { database: { status: 'up' }, redis: { status: 'up' } },
    workers: { queues: expect.any(Number), attended: 0, oldestWaitingSeconds: null },
  });
});
