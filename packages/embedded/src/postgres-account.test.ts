import { chmodSync, cpSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from './fixtures/temp-dir.ts';
import { choosePostgresAccount } from './postgres-account.ts';
import { locatePostgresBinaries } from './postgres-binaries.ts';
import { prepareCluster } from './postgres-cluster.ts';
import { runCommand } from './run-command.ts';

const isRoot = process.getuid?.() === 0;

test('programs and data below a folder that only we may enter', async () => {
  const dir = tempDir();
  chmodSync(dir, 0o700);
  const installed = await locatePostgresBinaries();
  cpSync(dirname(dirname(installed.postgres)), join(dir, 'native'), { recursive: true });
  const bin = join(dir, 'native', 'bin');
  const binaries = {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    pgCtl: join(bin, 'pg_ctl'),
  };
  const dataDir = join(dir, 'data');
  const account = await choosePostgresAccount(dataDir, binaries);
  await prepareCluster({ dataDir, account, binaries, database: 'refinery', durable: false }, () => {});
  expect(statSync(join(dataDir, 'PG_VERSION')).uid).toBe(account.owner?.uid);
  expect(
    await runCommand(account.wrapper, [binaries.postgres, '-D', dataDir, '-C', 'data_checksums']),
  ).toEqual({
    code: 0,
    output: 'on\n',
  });
});

test('the server runs as a user other than root, without capabilities where none is needed', async () => {
  const dir = tempDir();
  chmodSync(dir, 0o755);
  const { wrapper } = await choosePostgresAccount(join(dir, 'data'), await locatePostgresBinaries());
  const { output } = await runCommand(wrapper, ['id', '-u']);
  expect(Number(output)).toBeGreaterThan(0);
  expect(wrapper.prefix.join(' ')).not.toContain('caps');
});

test('the user who owns the data is preferred', async () => {
  const dir = tempDir();
  const dataDir = join(dir, 'data');
  mkdirSync(dataDir);
  const before = await choosePostgresAccount(dataDir, await locatePostgresBinaries());
  expect(before.owner?.uid).toBe(isRoot ? before.owner?.uid : process.getuid?.());
});

test('programs that cannot be run are explained', async () => {
  const binaries = {
    initdb: '/nonexistent/initdb',
    postgres: '/nonexistent/postgres',
    pgCtl: '/nonexistent/pg_ctl',
  };
  await expect(choosePostgresAccount(join(tempDir(), 'data'), binaries)).rejects.toMatchObject({
    message: expect.stringContaining(isRoot ? '/nonexistent' : 'cannot be run'),
    advice: expect.stringContaining('DATABASE_URL'),
  });
});
