import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { openDirectoryTest } from './testing/open-directory.ts';
import { patch, signInto } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
const refused = [401, 403, 404];

/** Another process of the API, which reaches Redis or not. */
async function openProcess(withRedis: boolean): Promise<TestApp> {
  const proxy = await startTcpProxy(inject('services').redisUrl);
  if (!withRedis) await proxy.cut();
  const environment = { ...test.environment, REDIS_URL: proxy.url };
  const app = await openTestApp(inject('services'), { environment });
  onTestFinished(async () => {
    await app.close();
    await proxy.close();
  });
  return app;
}

it.each([
  ['with Redis', true],
  ['without Redis', false],
])('whoever is switched off is refused in each process, %s, and is back there', async (_, withRedis) => {
  const directory = await test.openDirectory();
  const id = await directory.addUser('ada');
  const ada = await signInto(test, directory, 'ada');
  const kept = await createApiKey(ada.as, { name: 'kept' });
  const gone = await createApiKey(ada.as, { name: 'gone' });
  const processes = [test, await openProcess(withRedis)];
  const ask = async (key: string) => {
    const statuses: number[] = [];
    for (const each of processes) {
      statuses.push((await each.get(null, '/api/usage', { 'x-api-key': key })).statusCode);
      statuses.push((await each.get(ada, '/api/usage')).statusCode);
    }
    return statuses;
  };
  const setActive = async (active: boolean) => {
    const changed = await patch(directory, `/Users/${id}`, { op: 'replace', path: 'active', value: active });
    expect(changed.statusCode, changed.body).toBe(200);
    // The other process is told by Postgres.
    for (const each of processes) await each.ctx.identities.caughtUp();
  };
  const open = [200, 200, 200, 200];
  // Twice: each process remembers who calls.
  for (let times = 0; times < 2; times++)
    expect([await ask(kept.key), await ask(gone.key)]).toEqual([open, open]);
  await setActive(false);
  for (const key of [kept.key, gone.key])
    expect((await ask(key)).every((status) => refused.includes(status))).toBe(true);
  const url = `/api/organizations/${directory.admin.organizationId}/api-keys/${gone.id}`;
  expect((await test.delete(directory.admin, url)).statusCode).toBe(204);
  await setActive(true);
  expect(await ask(kept.key)).toEqual(open);
  expect(await ask(gone.key)).toEqual([401, 200, 401, 200]);
});
