import { startRedis } from '@refinery/embedded/redis.ts';
import type { Terminal } from '../output/terminal.ts';
import { killQuietly, type Server } from './servers.ts';

/** Starts the Redis of this data folder; it restarts itself after a crash, with the same address. */
export async function startEmbeddedRedis(dataDir: string, terminal: Terminal): Promise<Server> {
  const redis = await startRedis({ dataDir, persist: true, onProgress: terminal.warn });
  terminal.progress(`Redis is ready (${redis.kind})`);
  return {
    url: redis.url,
    stop: redis.stop,
    kill: () => {
      const pid = redis.pid();
      void redis.stop();
      killQuietly(pid, 'SIGKILL');
    },
  };
}
