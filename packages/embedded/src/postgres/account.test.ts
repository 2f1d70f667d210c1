import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { wrapped } from '../process/run-as.ts';
import { runCommand } from '../process/run-command.ts';
import { choosePostgresAccount } from './account.ts';
import { locatePostgresBinaries, type PostgresBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';

const isRoot = process.getuid?.() === 0;

/**
 * The programs in a folder of the test's own, so that it does not matter who may enter that of the project.
 */
async function copyBinaries(dir: string): Promise<PostgresBinaries> {
  const installed = await locatePostgresBinaries();
  const withoutArchives = (path: string) => !path.endsWith('.a');
  cpSync(dirname(dirname(installed.postgres)), join(dir, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: withoutArchives,
  });
  const bin = join(dir, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

test('programs and data below a folder that only we may enter', async () => {
  const dir = tempDir();
  chmodSync(dir, 0o700);
  const binaries = await copyBinaries(dir);
  const dataDir = join(dir, 'data');
  const way = await choosePostgresAccount(dataDir, binaries);
  await prepareCluster({ dataDir, way, binaries, durable: false }, () => {});
  expect(statSync(join(dataDir, 'PG_VERSION')).uid).toBe(way.account?.uid);
  const command = wrapped(way, [binaries.postgres, '-D', dataDir, '-C', 'data_checksums']);
  expect(await runCommand(command)).toEqual({ code: 0, output: 'on\n' });
});

test('the server runs as a user other than root, without capabilities where none is needed', async () => {
  const dir = tempDir();
  chmodSync(dir, 0o755);
  const way = await choosePostgresAccount(join(dir, 'data'), await copyBinaries(dir));
  const { output } = await runCommand(wrapped(way, ['id', '-u']));
  expect(Number(output)).toBeGreaterThan(0);
  expect(way.prefix.join(' ')).not.toContain('caps');
});

test('the user who owns the data is preferred', async () => {
  const dataDir = join(tempDir(), 'data');
  mkdirSync(dataDir);
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  // Only root can give a folder away: to the user that would come last otherwise.
  const owner = isRoot ? lastUser() : own;
  chownSync(dataDir, owner.uid, owner.gid);
  const { account } = await choosePostgresAccount(dataDir, await locatePostgresBinaries());
  expect(account).toEqual(owner);
});

function lastUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name = '', , uid]) => Number(uid) > 0 && !['postgres', 'nobody'].includes(name));
  const [, , uid, gid] = users.at(-1) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

test('programs that cannot be run are explained', async () => {
  const binaries = { initdb: '/nonexistent/initdb', postgres: '/nonexistent/postgres' };
  await expect(choosePostgresAccount(join(tempDir(), 'data'), binaries)).rejects.toMatchObject({
    message: expect.stringContaining(isRoot ? '/nonexistent' : 'cannot be run'),
    advice: expect.stringContaining('DATABASE_URL'),
  });
});
