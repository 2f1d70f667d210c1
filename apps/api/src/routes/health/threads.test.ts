import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import type { App } from '../../types.ts';

const test = fixture(openTestContext);
let app: App;
/** What the refiner's threads say. */
let problem: string | null = null;

beforeAll(async () => {
  const ctx = { ...test.ctx, refiner: { ...test.ctx.refiner, problem: () => problem } };
  app = await createApp({ ctx, config: loadConfig(test.environment) });
});
afterAll(async () => {
  await app.close();
});

const states = async () => {
  const [health, alive] = await Promise.all([app.inject('/health'), app.inject('/livez')]);
  return [health.json().status, health.json().services.refiner, alive.statusCode];
};

it('threads that do no work make the health of the API degraded and its life end', async () => {
  expect(await states()).toEqual(['ok', { status: 'up', responseTimeMs: null }, 200]);
  problem = 'The threads do not work.';
  // Answers of the same moment are one answer.
  await expect.poll(async () => (await states())[0]).toBe('degraded');
  expect(await states()).toEqual([
    'degraded',
    { status: 'down', responseTimeMs: null, detail: problem },
    503,
  ]);
});
