import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { createKnownClients, type KnownClients } from './internal/known-clients.ts';
import { LocalThrottle } from './internal/local-throttle.ts';
import { type Counter, forgiveInRedis, takeInRedis, waitInRedis } from './internal/redis-throttle.ts';
import type { ThrottlePolicy } from './throttle-state.ts';

/** Something whose failures are counted: what kind of thing, which one, and how it is judged. */
export interface Subject {
  kind:
    | 'account'
    | 'account-at-address'
    | 'address'
    | 'credentials'
    | 'mail'
    | 'mails-from-address'
    | 'second-factor'
    | 'share';
  id: string;
  policy: ThrottlePolicy;
}

/** Counts failures in Redis, shared by all processes; while Redis is down, in this process's memory. */
export interface Throttle {
  /** How many milliseconds the subjects still have to wait; counts nothing. */
  waitMs(subjects: readonly Subject[]): Promise<number>;
  /**
   * Counts one try as a failure of every subject, before it is known how it ends, and answers 0; or counts
   * nothing and answers the milliseconds to wait, where one of them has to wait.
   */
  take(subjects: readonly Subject[]): Promise<number>;
  /** The try was no failure: it is taken back. */
  forgive(subjects: readonly Subject[]): Promise<void>;
  /** The try succeeded: `doubling` subjects forget all their failures, the others this one. */
  succeed(subjects: readonly Subject[]): Promise<void>;
  known: KnownClients;
}

export interface ThrottleOptions {
  redis: Redis;
  logger: Logger;
  clock: { now(): Date };
  /** Keeps e-mails and addresses out of the names of counters; with another secret counting begins anew. */
  secret: Buffer;
}

const MAX_LOCAL_COUNTERS = 50_000;

export function createThrottle({ redis, logger, clock, secret }: ThrottleOptions): Throttle {
  const local = new LocalThrottle(MAX_LOCAL_COUNTERS);
  const nameOf = createNames(secret);
  const countersOf = (subjects: readonly Subject[]): Counter[] =>
    subjects
      .filter(({ policy }) => policy.limit > 0)
      .map(({ kind, id, policy }) => ({ key: `failures:${kind}:${nameOf(id)}`, policy }));
  let fellBack = false;

  async function inRedisOr<T>(ask: () => Promise<T>, otherwise: () => T): Promise<T> {
    try {
      const answer = await ask();
      fellBack = false;
      return answer;
    } catch {
      if (!fellBack)
        logger.warn('failed sign-ins count in the memory of this process: Redis cannot be reached');
      fellBack = true;
      return otherwise();
    }
  }

  const forgive = async (counters: readonly Counter[]): Promise<void> => {
    if (counters.length === 0) return;
    await inRedisOr(
      () => forgiveInRedis(redis, counters),
      () => local.forgive(counters),
    );
  };

  const clear = async (counters: readonly Counter[]): Promise<void> => {
    if (counters.length === 0) return;
    local.clear(counters);
    await redis.del(...counters.map(({ key }) => key)).catch(() => 0);
  };

  return {
    async waitMs(subjects) {
      const counters = countersOf(subjects);
      if (counters.length === 0) return 0;
      const now = clock.now().getTime();
      return inRedisOr(
        () => waitInRedis(redis, counters, now),
        () => local.waitMs(counters, now),
      );
    },
    async take(subjects) {
      const counters = countersOf(subjects);
      if (counters.length === 0) return 0;
      const now = clock.now().getTime();
      return inRedisOr(
        () => takeInRedis(redis, counters, now),
        () => local.take(counters, now),
      );
    },
    forgive: (subjects) => forgive(countersOf(subjects)),
    async succeed(subjects) {
      const counters = countersOf(subjects);
      await Promise.all([
        clear(counters.filter(({ policy }) => policy.wait === 'doubling')),
        forgive(counters.filter(({ policy }) => policy.wait === 'window')),
      ]);
    },
    known: createKnownClients(redis, (client) => `known:${nameOf(client)}`),
  };
}

/** Names that tell nothing without the secret: an e-mail or address could be guessed from a plain hash. */
function createNames(secret: Buffer): (id: string) => string {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'names of failure counters', 32)));
  return (id) => createHmac('sha256', key).update(id).digest('base64url');
}
