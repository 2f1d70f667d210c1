import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killHard, launch } from '../../fixtures/launcher.ts';
import { madeCluster } from '../../fixtures/made-cluster.ts';
import { processesIn, untilGone } from '../../fixtures/processes.ts';
import { query } from '../../fixtures/query.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { isPidAlive } from '../process/process-identity.ts';
import { endPostgresOrphans } from './orphans.ts';
import { startPostgres } from './start-postgres.ts';

const copyCluster = madeCluster();

/** A data folder of the test's own, as an earlier start made it. */
function madeDataDir(): string {
  const dir = tempDir();
  copyCluster(dir);
  return join(dir, 'postgres');
}

test.each(['orphan', 'watched'])(
  'a killed launcher is survived, with its server left as %s',
  async (mode) => {
    const dataDir = madeDataDir();
    const { launcher, url, pid } = await launch('./start-postgres.ts', dataDir, mode);
    await query(url, 'CREATE TABLE t (x int); INSERT INTO t VALUES (1)');
    await expect(startPostgres({ dataDir })).rejects.toThrow(`Another instance (process ${launcher.pid})`);

    await killHard(launcher);
    const lines: string[] = [];
    const report = { progress: (line: string) => void lines.push(line), warn: () => {} };
    const server = await startPostgres({ dataDir, durable: false, report });
    onTestFinished(() => server.stop());
    expect(isPidAlive(pid)).toBe(false);
    expect(await query(server.url, 'SELECT x FROM t')).toEqual([['1']]);
    if (mode === 'orphan') expect(lines.join()).toContain(`process ${pid}`);
    await server.stop();
    expect(processesIn(dataDir)).toEqual([]);
  },
);

test('sessions of a server that was killed are ended too', async () => {
  const dataDir = madeDataDir();
  const { launcher, url, pid } = await launch('./start-postgres.ts', dataDir, 'orphan');
  const busy = query(url, 'SELECT pg_sleep(600)').catch(() => {});
  await expect
    .poll(() => query(url, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"))
    .toEqual([['1']]);
  await killHard(launcher);
  process.kill(pid, 'SIGKILL');
  await untilGone(pid);
  await endPostgresOrphans(dataDir, () => {});
  expect(processesIn(dataDir)).toEqual([]);
  await busy;
});

test('a stranger who has the pid of an old server is left alone and does not stop the start', async () => {
  const dataDir = join(tempDir(), 'postgres');
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  onTestFinished(() => void stranger.kill());
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n1\n5432\n`);
  await endPostgresOrphans(dataDir, () => {});
  expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  expect(isPidAlive(stranger.pid ?? 0)).toBe(true);
});
