import { BoundedMap } from '@refinery/providers/bounded-map.ts';
import type { Redis } from 'ioredis';

const REMEMBERED_SECONDS = 30 * 24 * 60 * 60;
const MAX_LOCAL_CLIENTS = 50_000;

/**
 * Clients that have proved who they are within 30 days: what others get wrong does not hold them up. In
 * Redis, and in this process's memory before it. Losing both costs nothing but the privilege.
 */
export interface KnownClients {
  has(client: string): Promise<boolean>;
  add(client: string): Promise<void>;
  delete(client: string): Promise<void>;
}

/** Redis gets what `keyOf` makes of a client, which must not tell who that is. */
export function createKnownClients(redis: Redis, keyOf: (client: string) => string): KnownClients {
  const local = new BoundedMap<string, { known: boolean }>(MAX_LOCAL_CLIENTS);
  const mark = (key: string, known: boolean): void => {
    local.getOrCreate(key, () => ({ known })).known = known;
  };
  return {
    async has(client) {
      const key = keyOf(client);
      if (local.peek(key)?.known) return true;
      const found = await redis.exists(key).catch(() => 0);
      if (found === 1) mark(key, true);
      return found === 1;
    },
    async add(client) {
      const key = keyOf(client);
      mark(key, true);
      await redis.set(key, '', 'EX', REMEMBERED_SECONDS).catch(() => undefined);
    },
    async delete(client) {
      const key = keyOf(client);
      mark(key, false);
      await redis.del(key).catch(() => undefined);
    },
  };
}
