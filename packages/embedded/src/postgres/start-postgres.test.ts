import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { madeCluster } from '../../fixtures/made-cluster.ts';
import { processesIn } from '../../fixtures/processes.ts';
import { query } from '../../fixtures/query.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { StartError } from '../errors.ts';
import { freePort } from '../ports.ts';
import { choosePostgresAccount } from './account.ts';
import { locatePostgresBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './start-postgres.ts';

async function start(dir: string, options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: join(dir, 'postgres'), durable: false, ...options });
  onTestFinished(() => server.stop());
  return server;
}

const copyCluster = madeCluster();

/** A folder of the test's own, with the data of an earlier start. */
function madeDir(): string {
  const dir = tempDir();
  copyCluster(dir);
  return dir;
}

test('the first start makes a database, the second finds it with its data', async () => {
  const dir = join(tempDir(), 'made', 'on the way');
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const first = await start(dir, { durable: true, report: { progress: say, warn: say } });
  expect(first.url).toMatch(/^postgres:\/\/postgres:\w{48}@127\.0\.0\.1:\d+\/refinery$/);
  expect(lines).toEqual([expect.stringContaining('first start')]);
  await query(first.url, "CREATE TABLE t (x text); INSERT INTO t VALUES ('kept Ä 日')");
  await first.stop();
  await first.stop();
  expect(processesIn(dir)).toEqual([]);
  expect(readFileSync(first.logFile, 'utf8')).toContain('database system is shut down');
  expect(readdirSync(dir).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password']);
  expect(statSync(join(dir, 'postgres.password')).mode & 0o777).toBe(0o600);

  const second = await start(dir, { durable: true });
  expect(await query(second.url, 'SELECT x, upper(x) FROM t')).toEqual([['kept Ä 日', 'KEPT Ä 日']]);
});

test('a first start that ends before its database is made leaves nothing half done', async () => {
  const dataDir = join(tempDir(), 'postgres');
  const binaries = await locatePostgresBinaries();
  const way = await choosePostgresAccount(dataDir, binaries);
  const broken = { dataDir, way, binaries: { ...binaries, postgres: '/bin/false' }, durable: false };
  await expect(prepareCluster(broken, () => {})).rejects.toThrow('postgres failed');
  expect(existsSync(join(dataDir, 'PG_VERSION'))).toBe(false);
  const server = await start(join(dataDir, '..'));
  expect(await query(server.url, 'SELECT current_database()')).toEqual([['refinery']]);
});

test('it is UTF-8, checks passwords, listens on loopback only and logs no texts', async () => {
  const server = await start(madeDir());
  const settings =
    "SELECT current_setting('server_encoding'), current_setting('listen_addresses'), " +
    "current_setting('unix_socket_directories'), current_setting('fsync')";
  expect(await query(server.url, settings)).toEqual([['UTF8', '127.0.0.1', '', 'off']]);
  await expect(query(server.url.replace(/:\w{48}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password');

  await query(server.url, "CREATE TABLE t (x text CHECK (x <> 'secret prompt'))");
  await expect(query(server.url, "INSERT INTO t VALUES ('secret prompt')")).rejects.toThrow(
    'check constraint',
  );
  const log = readFileSync(server.logFile, 'utf8');
  expect(log).toContain('check constraint');
  expect(log).not.toContain('secret prompt');
});

test('two servers run side by side, a second one on the same folder is refused', async () => {
  const dir = tempDir();
  for (const name of ['a', 'b']) copyCluster(join(dir, name));
  const [a, b] = await Promise.all([start(join(dir, 'a')), start(join(dir, 'b'))]);
  expect(a.port).not.toBe(b.port);
  await expect(start(join(dir, 'a'))).rejects.toThrow(`Another instance (process ${process.pid})`);
  expect(await query(a.url, 'SELECT 1')).toEqual([['1']]);
});

test('a failed start leaves the folder free for the next', async () => {
  const dir = madeDir();
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  await expect(start(dir, { port })).rejects.toMatchObject({
    message: `Port ${port} is used by another program.`,
    advice: expect.stringContaining('another port'),
  });
  expect(processesIn(dir)).toEqual([]);
  const server = await start(dir);
  expect(server.port).not.toBe(port);
});

test('after its server was killed the data are there again', async () => {
  const dir = madeDir();
  const first = await start(dir, { durable: true });
  await query(first.url, 'CREATE TABLE t (x int); INSERT INTO t VALUES (1)');
  process.kill(first.pid(), 'SIGKILL');
  await first.stop();
  expect(processesIn(dir)).toEqual([]);
  const second = await start(dir, { durable: true });
  expect(await query(second.url, 'SELECT x FROM t')).toEqual([['1']]);
});

test('after a crash it is back on the same port with its data', async () => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const server = await start(madeDir(), { durable: true, report: { progress: say, warn: say } });
  await query(server.url, 'CREATE TABLE t (x int); INSERT INTO t VALUES (1)');
  const before = server.pid();
  process.kill(before, 'SIGKILL');
  await expect.poll(() => lines.at(-1)).toMatch(/^Postgres is running again/);
  expect(server.pid()).not.toBe(before);
  expect(lines).toContain('Postgres ended (SIGKILL). It is started again in 0.5 s');
  expect(await query(server.url, 'SELECT x FROM t')).toEqual([['1']]);
});

test('a lost password is replaced, an interrupted first start is repeated', async () => {
  const dir = tempDir();
  mkdirSync(join(dir, 'postgres.new', 'half'), { recursive: true });
  const first = await start(dir);
  await first.stop();
  expect(existsSync(join(dir, 'postgres.new'))).toBe(false);

  rmSync(join(dir, 'postgres.password'));
  const second = await start(dir);
  expect(second.url.slice(0, 70)).not.toBe(first.url.slice(0, 70));
  expect(await query(second.url, 'SELECT 1')).toEqual([['1']]);
});

test('data of another version and foreign files are left alone', async () => {
  const dir = tempDir();
  mkdirSync(join(dir, 'postgres'));
  writeFileSync(join(dir, 'postgres', 'holiday.jpg'), 'x');
  await expect(start(dir)).rejects.toMatchObject({ advice: expect.stringContaining('DATA_DIR') });
  writeFileSync(join(dir, 'postgres', 'PG_VERSION'), '16\n');
  await expect(start(dir)).rejects.toMatchObject({
    message: expect.stringContaining('Postgres 16'),
    advice: expect.stringContaining('pg_dump'),
  });
  expect(readFileSync(join(dir, 'postgres', 'holiday.jpg'), 'utf8')).toBe('x');
});

test('a data folder that cannot be made is explained', async () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'file'), '');
  await expect(start(join(dir, 'file'))).rejects.toBeInstanceOf(StartError);
});

test('stopping does not wait for clients', async () => {
  const server = await start(madeDir());
  const sleeping = query(server.url, 'SELECT pg_sleep(600)');
  const cut = expect(sleeping).rejects.toThrow();
  await expect
    .poll(() => query(server.url, "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"))
    .toEqual([['1']]);
  await server.stop();
  await cut;
  expect(readFileSync(server.logFile, 'utf8')).toContain('database system is shut down');
});
