import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcessAlive, parseIdentity } from '@refinery/embedded/process/process-identity.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curlIn, keyIn, paste } from './testing/banner-curl.ts';
import { clientOf, expectLongTextsRefined, LEAVES_THE_LOOP } from './testing/long-texts.ts';
import { leftOf, treeOf } from './testing/processes.ts';

const KEPT = { explanation: expect.stringMatching(/(?:all \d+|both) checked requirements kept/) };

import {
  type Launcher,
  launch,
  removableFolder,
  startLauncher,
  temporaryFolder,
} from './testing/start-launcher.ts';

interface Instance {
  launcher: Launcher;
  /** The command of its banner. */
  curl: string;
}

const folders = [removableFolder(), removableFolder()] as const;
const [folder, otherFolder] = folders;
let launchers: Launcher[] = [];
let one: Instance;
let other: Instance;

beforeAll(async () => {
  launchers = folders.map(({ path }) => launch({ env: { DATA_DIR: path } }));
  const [first, second] = await Promise.all(launchers.map(whenReady));
  if (!first || !second) throw new Error('two were started');
  one = first;
  other = second;
});
afterAll(async () => {
  for (const launcher of launchers) if (launcher.isRunning()) await launcher.end('SIGTERM');
  for (const { remove } of folders) remove();
});

async function whenReady(launcher: Launcher): Promise<Instance> {
  await launcher.untilReady();
  return { launcher, curl: curlIn(launcher.output()) };
}

// One story: what later tests meet is what earlier ones left, and the last one ends the instances.
describe('two instances side by side', { shuffle: false }, () => {
  test('the curls of the banners work, side by side, and keys are for their owner only', async () => {
    for (const { launcher, curl } of [one, other]) {
      expect(keyIn(curl)).toMatch(/^prk_/);
      // What takes the output of a launcher may keep it.
      expect(launcher.output()).not.toContain('prk_');
      expect(await paste(curl)).toMatchObject(KEPT);
    }
    expect(keyIn(one.curl)).not.toBe(keyIn(other.curl));
    for (const name of ['demo-api-key', 'secrets.json', 'runtime.json']) {
      expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
    }
    await Promise.all(
      [one, other].map(({ curl }) => expectLongTextsRefined(callerOf(curl), 1, LEAVES_THE_LOOP)),
    );
  });

  test('a third is told what is in its way', async () => {
    const { port } = urlOf(one.curl);
    const samePort = startLauncher({ env: { DATA_DIR: temporaryFolder(), PORT: port } });
    const sameFolder = startLauncher({ env: { DATA_DIR: folder.path } });
    const codes = await Promise.all([samePort, sameFolder].map(({ exited }) => exited));
    expect(codes).toMatchObject([{ code: 1 }, { code: 1 }]);
    expect(samePort.output()).toContain(`Port ${port} is used`);
    expect(samePort.output()).toContain(`PORT=${Number(port) + 1} `);
    expect(sameFolder.output()).toContain(`already running at http://127.0.0.1:${port}`);
  });

  test('the doctor finds a running instance well', async () => {
    const doctor = startLauncher({ script: 'doctor.ts', env: { DATA_DIR: folder.path } });
    expect((await doctor.exited).code).toBe(0);
    expect(doctor.output()).toContain('✔ Row-level security');
    expect(doctor.output()).toContain('✔ Worker: healthy');
    expect(doctor.output()).toContain("✔ Operators' commands");
    expect(doctor.output()).toContain('✔ Secrets');
  });

  test('a Postgres that crashed is back at the same address', async () => {
    const postmaster = join(otherFolder.path, 'postgres', 'postmaster.pid');
    process.kill(Number.parseInt(readFileSync(postmaster, 'utf8'), 10), 'SIGKILL');
    await other.launcher.untilPrinted('Postgres is running again');
    await expect.poll(() => statusOf(new URL('/readyz', urlOf(other.curl)))).toBe(200);
    expect(await paste(other.curl)).toMatchObject(KEPT);
  });

  test('an app that crashed is back at the same address', async () => {
    const api = parseIdentity(readFileSync(join(folder.path, 'api.process'), 'utf8')) ?? { pid: 0 };
    process.kill(api.pid, 'SIGKILL');
    await one.launcher.untilPrinted('The api is running again');
    expect(isSameProcessAlive(api)).toBe(false);
    expect(await paste(one.curl)).toMatchObject(KEPT);
  });

  test('everything survives stop and SIGKILL, and nothing is left behind', async () => {
    const made = await historyLength(one.curl);
    expect(await Promise.all([one.launcher.end('SIGTERM'), other.launcher.end('SIGHUP')])).toEqual([[], []]);
    expect((await one.launcher.exited).code).toBe(0);

    // The second start has the port of its own choice, so only the rest of the command stays the same.
    const env = { DATA_DIR: folder.path };
    const second = await whenReady(startLauncher({ env }));
    expect(keyIn(second.curl)).toBe(keyIn(one.curl));
    expect(await historyLength(second.curl)).toBe(made);
    await expectLongTextsRefined(callerOf(second.curl), 3, LEAVES_THE_LOOP);
    const madeByThen = await historyLength(second.curl);

    const left = treeOf(second.launcher.pid);
    second.launcher.kill('SIGKILL');
    await second.launcher.exited;
    const third = await whenReady(startLauncher({ env: { ...env, PORT: urlOf(second.curl).port } }));
    expect(await leftOf(left, 10_000)).toEqual([]);
    expect(third.curl).toBe(second.curl);
    expect(await historyLength(third.curl)).toBe(madeByThen);
    await expectLongTextsRefined(callerOf(third.curl), 5, LEAVES_THE_LOOP);
    expect(await third.launcher.end('SIGINT')).toEqual([]);
  });
});

const urlOf = (curl: string): URL => new URL(/'(http:[^']+)'/.exec(curl)?.[1] ?? '');

const callerOf = (curl: string) => ({ url: urlOf(curl).origin, headers: { 'x-api-key': keyIn(curl) } });

/** How many optimizations the owner of a pasted command's key has. */
async function historyLength(curl: string): Promise<number> {
  const { items } = await clientOf(callerOf(curl)).listHistory().page();
  return items.length;
}

const statusOf = (url: URL): Promise<number> => fetch(url).then((reply) => reply.status);
