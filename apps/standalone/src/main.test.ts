import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcessAlive, parseIdentity } from '@refinery/embedded/process/process-identity.ts';
import { expect, test } from 'vitest';
import { curlIn, keyIn, paste } from './testing/banner-curl.ts';
import { clientOf, expectLongTextsRefined } from './testing/long-texts.ts';
import { leftOf, treeOf } from './testing/processes.ts';
import { startLauncher, temporaryFolder } from './testing/start-launcher.ts';

const appProcess = (folder: string, app: string) =>
  parseIdentity(readFileSync(join(folder, `${app}.process`), 'utf8')) ?? { pid: 0 };

test('the curl of the banner works, and everything survives stop, SIGKILL and crashes', async () => {
  const folder = temporaryFolder();
  const env = { DATA_DIR: folder };
  const first = startLauncher({ env });
  await first.untilReady();
  const curl = curlIn(first.output());
  const key = keyIn(curl);
  expect(key).toMatch(/^prk_/);
  // What takes the output of a launcher may keep it.
  expect(first.output()).not.toContain('prk_');
  expect(statSync(join(folder, 'demo-api-key')).mode & 0o777).toBe(0o600);
  expect(await paste(curl)).toMatchObject({ checks: { passed: true }, provider: 'local', cached: false });
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(await first.end('SIGTERM')).toEqual([]);
  expect((await first.exited).code).toBe(0);

  // The second start has the port of its own choice, so only the rest of the command stays the same.
  const second = startLauncher({ env });
  await second.untilReady();
  const again = curlIn(second.output());
  expect(keyIn(again)).toBe(key);
  expect(await historyLength(again)).toBe(1);

  await expectLongTextsRefined(callerOf(again), 1);
  const made = await historyLength(again);

  const api = appProcess(folder, 'api');
  process.kill(api.pid, 'SIGKILL');
  await second.untilPrinted('The api is back');
  expect(isSameProcessAlive(api)).toBe(false);
  expect(await paste(again)).toMatchObject({ checks: { passed: true } });

  const left = treeOf(second.pid);
  second.kill('SIGKILL');
  await second.exited;
  const third = startLauncher({ env: { ...env, PORT: urlOf(again).port } });
  await third.untilReady();
  expect(await leftOf(left, 10_000)).toEqual([]);
  expect(curlIn(third.output())).toBe(again);
  expect(await historyLength(again)).toBe(made + 1);
  await expectLongTextsRefined(callerOf(again), 3);
  expect(await third.end('SIGINT')).toEqual([]);
});

test('two instances run side by side, and a third is told what is in its way', async () => {
  const folders = [temporaryFolder(), temporaryFolder()];
  const [one, other] = folders.map((folder) => startLauncher({ env: { DATA_DIR: folder } }));
  if (!one || !other) throw new Error('two were started');
  await Promise.all([one.untilReady(), other.untilReady()]);
  const curls = [one, other].map((launcher) => curlIn(launcher.output()));
  expect(new Set(curls.map(keyIn)).size).toBe(2);
  for (const curl of curls) expect(await paste(curl)).toMatchObject({ cached: false });
  await Promise.all(curls.map((curl) => expectLongTextsRefined(callerOf(curl), 1)));

  const { port } = urlOf(curls[0] ?? '');
  const samePort = startLauncher({ env: { DATA_DIR: temporaryFolder(), PORT: port } });
  expect((await samePort.exited).code).toBe(1);
  expect(samePort.output()).toContain(`Port ${port} is taken`);
  expect(samePort.output()).toContain(`PORT=${Number(port) + 1} `);

  const sameFolder = startLauncher({ env: { DATA_DIR: folders[0] ?? '' } });
  expect((await sameFolder.exited).code).toBe(1);
  expect(sameFolder.output()).toContain(`runs already at http://127.0.0.1:${port}`);

  const doctor = startLauncher({ script: 'doctor.ts', env: { DATA_DIR: folders[0] ?? '' } });
  expect((await doctor.exited).code).toBe(0);
  expect(doctor.output()).toContain('✔ Row-level security');
  expect(doctor.output()).toContain('✔ Worker: healthy');

  // A Postgres that crashed is back at the same address.
  const postmaster = join(folders[1] ?? '', 'postgres', 'postmaster.pid');
  process.kill(Number.parseInt(readFileSync(postmaster, 'utf8'), 10), 'SIGKILL');
  await other.untilPrinted('Postgres is back');
  await expect.poll(() => statusOf(new URL('/readyz', urlOf(curls[1] ?? '')))).toBe(200);
  expect(await paste(curls[1] ?? '')).toMatchObject({ checks: { passed: true } });

  expect(await Promise.all([one.end('SIGTERM'), other.end('SIGHUP')])).toEqual([[], []]);
});

const urlOf = (curl: string): URL => new URL(/'(http:[^']+)'/.exec(curl)?.[1] ?? '');

const callerOf = (curl: string) => ({ url: urlOf(curl).origin, headers: { 'x-api-key': keyIn(curl) } });

/** How many optimizations the owner of a pasted command's key has. */
async function historyLength(curl: string): Promise<number> {
  const { items } = await clientOf(callerOf(curl)).listHistory().page();
  return items.length;
}

const statusOf = (url: URL): Promise<number> => fetch(url).then((reply) => reply.status);
