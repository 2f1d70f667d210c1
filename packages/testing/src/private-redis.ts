import { startRedis } from '@refinery/embedded/redis/start-redis.ts';

export interface PrivateRedis {
  url: string;
  /**
   * Kills the server; it comes back on the same port, and where it keeps nothing on disk it comes back empty.
   */
  crash(): void;
  stop(): Promise<void>;
}

/** A Redis of one test file's own, for what others must not notice: emptying it, or taking it down. */
export async function startPrivateRedis(): Promise<PrivateRedis> {
  const redis = await startRedis();
  return {
    url: redis.url,
    crash: () => void process.kill(redis.pid(), 'SIGKILL'),
    stop: redis.stop,
  };
}
