import { assertRedisKeepsKeys } from '@refinery/domain/health/check-health.ts';
import { errorText, StartError, systemErrorCode } from '@refinery/embedded/errors.ts';
import { addressOf } from '@refinery/runtime/start-failure/address.ts';
import { Redis } from 'ioredis';
import { FROM_SOURCES } from '../settings/project.ts';

const TIMEOUT_MS = 5_000;
const DEFAULT_PORT = 6_379;
const MIN_VERSION = [6, 2] as const;

/**
 * Connects to a given Redis and answers its version and address. Throws StartError, without the password of
 * the URL.
 */
export async function checkRedis(url: string): Promise<string> {
  const where = addressOf(url, DEFAULT_PORT);
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let lastError: unknown;
  redis.on('error', (error) => {
    lastError = error;
  });
  try {
    await redis.connect();
    const version = versionOf(await redis.info('server'));
    assertVersion(version, where);
    await assertRedisKeepsKeys(redis).catch((error: unknown) => {
      throw new StartError(
        `REDIS_URL: ${errorText(error)}`,
        'So that it also survives a restart, start Redis with --maxmemory-policy noeviction, or set it in redis.conf.',
      );
    });
    return `version ${version} at ${where}`;
  } catch (error) {
    throw error instanceof StartError ? error : redisError(lastError ?? error, where);
  } finally {
    redis.disconnect();
  }
}

const versionOf = (info: string): string => /^(?:valkey|redis)_version:(\S+)/m.exec(info)?.[1] ?? '';

/** Throws StartError where a server is too old, or does not say how old it is. */
export function assertVersion(version: string, where: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [minMajor, minMinor] = MIN_VERSION;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return;
  throw new StartError(
    `The Redis at ${where} is version ${version || 'unknown'}.`,
    `Prompt Refinery needs Redis ${MIN_VERSION.join('.')} or newer, or Valkey. Set REDIS_URL to such a server.`,
  );
}

function redisError(error: unknown, where: string): StartError {
  const text = systemErrorCode(error) ?? errorText(error);
  if (/NOAUTH|WRONGPASS|invalid password/i.test(errorText(error))) {
    return new StartError(
      `The Redis at ${where} refuses the user or password.`,
      'Correct REDIS_URL: redis://user:password@host:port, or redis://:password@host:port.',
      { cause: error },
    );
  }
  return new StartError(
    `REDIS_URL: no Redis can be reached at ${where} (${text}).`,
    `Start it, or correct REDIS_URL.${FROM_SOURCES ? ' Without REDIS_URL the embedded Redis is used.' : ''}`,
    { cause: error },
  );
}
