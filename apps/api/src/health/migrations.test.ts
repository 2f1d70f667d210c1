import { migrateDatabase } from '@refinery/db/migrate.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { createUnmigratedDatabase } from '@refinery/testing/unmigrated-database.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

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
  const replies = await Promise.all(['/health', '/readyz', '/livez'].map((url) => test.send(null, { url })));
  return replies.map(({ statusCode }) => statusCode);
};

it('where migrations are missing it is not ready and says which command applies them, until they are applied', async () => {
  const { test, database } = await openUnmigrated();
  expect(await statuses(test)).toEqual([503, 503, 200]);
  const { status, services } = (await test.send(null, { url: '/health' })).json();
  expect(status).toBe('down');
  expect(services.database).toEqual({
    status: 'down',
    responseTimeMs: expect.any(Number),
    detail: expect.stringMatching(/^(\d+) of \1 migrations are missing\. Run as the owner .*db:migrate/),
  });
  await migrateDatabase(database.url);
  await expect.poll(() => statuses(test)).toEqual([200, 200, 200]);
});
