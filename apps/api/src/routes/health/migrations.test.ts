import { migrateDatabase } from '@refinery/db/migrate.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { createUnmigratedDatabase } from '@refinery/testing/unmigrated-database.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

/** An API on a database in which nothing was made yet. */
async function openUnmigrated() {
  const services = inject('services');
  const database = await createUnmigratedDatabase(services);
  onTestFinished(database.drop);
  const { environment, close } = await openTestContext(services);
  onTestFinished(close);
  const test = await openTestApp(services, {
    environment: { ...environment, DATABASE_URL: database.loginUrl },
  });
  onTestFinished(test.close);
  return { test, database };
}

const statuses = async (test: TestApp) => {
  const replies = await Promise.all(['/health', '/readyz', '/livez'].map((url) => test.get(null, url)));
  return replies.map(({ statusCode }) => statusCode);
};

it('where migrations are missing it is not ready and says which command applies them, until they are applied', async () => {
  const { test, database } = await openUnmigrated();
  expect(await statuses(test)).toEqual([503, 503, 200]);
  const { status, services } = (await test.get(null, '/health')).json();
  expect(status).toBe('down');
  expect(services.database).toEqual({
    status: 'down',
    responseTimeMs: expect.any(Number),
    detail: expect.stringMatching(/^(\d+) of \1 migrations are missing\. Run as the owner .*db:migrate/),
  });
  await migrateDatabase(database.url);
  await expect.poll(() => statuses(test)).toEqual([200, 200, 200]);
});

it('where migrations are missing other requests are told to come back, and served as soon as they are applied', async () => {
  const { test, database } = await openUnmigrated();
  const account = { email: 'ada@example.com', password: 'analytical engine' };
  const ask = (url: string, payload: object) => test.post(null, url, payload);
  const signUp = () => ask('/api/auth/register', { ...account, fullName: 'Ada' });
  const signIn = () => ask('/api/auth/login', account);
  for (const reply of [await signIn(), await signUp()]) {
    expectProblem(reply, 503, 'service_unavailable');
    expect(reply.headers['retry-after']).toBe('5');
    expect(reply.json().detail).toContain('migrations');
  }
  const headers = { 'x-api-key': `prk_${'a'.repeat(43)}` };
  expectProblem(await test.get(null, '/api/usage', headers), 503, 'service_unavailable');
  const call = {
    method: 'POST' as const,
    url: '/v1/chat/completions',
    headers,
    payload: { model: 'a', messages: [] },
  };
  expect((await test.send(null, call)).statusCode).toBe(503);
  await migrateDatabase(database.url);
  expect([(await signUp()).statusCode, (await signIn()).statusCode]).toEqual([201, 200]);
});
