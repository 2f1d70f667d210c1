import { DEFAULT_PLANS } from '@refinery/contracts/plans.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';

const KEY = 'sk-of-the-operator';
const test = fixture((services) => openTestApp(services, { env: { OPENAI_API_KEY: KEY } }));

it('everybody sees what is offered, and no secret', async () => {
  const reply = await test.get(null, '/api/system/features');
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
  const reply = await test.get(null, '/api/system/status');
  expect(reply.json()).toMatchObject({
    status: 'ok',
    services: { database: { status: 'up' }, redis: { status: 'up' } },
    workers: { queues: expect.any(Number), attended: 0, oldestWaitingSeconds: null },
  });
});
