import { startRedis } from '@refinery/embedded/redis/start-redis.ts';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { assertVersion, checkRedis } from './check-redis.ts';

test('a Redis that evicts is refused, one that does not has a version', async () => {
  const server = await startRedis({ searchPath: '' });
  onTestFinished(server.stop);
  expect(await checkRedis(server.url)).toMatch(/^version \d+\.\d+\S* at 127\.0\.0\.1:\d+$/);
  const redis = new Redis(server.url);
  onTestFinished(() => redis.disconnect());
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  await expect(checkRedis(server.url)).rejects.toMatchObject({
    message: expect.stringContaining('maxmemory-policy allkeys-lru'),
    advice: expect.stringContaining('--maxmemory-policy noeviction'),
  });
});

test('a wrong password and an address out of reach are told apart, and no password is repeated', async () => {
  const server = await startRedis({ searchPath: '' });
  onTestFinished(server.stop);
  const at = (port: number) => checkRedis(`redis://:geheim@127.0.0.1:${port}`);
  await expect(at(server.port)).rejects.toMatchObject({
    message: `The Redis at 127.0.0.1:${server.port} refuses the user or password.`,
    advice: expect.not.stringContaining('geheim'),
  });
  await expect(at(1)).rejects.toMatchObject({
    message: 'REDIS_URL: no Redis can be reached at 127.0.0.1:1 (ECONNREFUSED).',
    advice: expect.not.stringContaining('geheim'),
  });
});

test.each(['6.2.0', '6.10.1', '7.0', '8.1.3', '10.0.0'])('version %s will do', (version) => {
  expect(() => assertVersion(version, 'here')).not.toThrow();
});

test.each(['', '2.8.24', '5.9.9', '6.0.16', '6.1.99'])('version "%s" is refused', (version) => {
  expect(() => assertVersion(version, 'here')).toThrow('The Redis at here is version');
});
