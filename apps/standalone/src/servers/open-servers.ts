import { join } from 'node:path';
import { startPostgres } from '@refinery/embedded/postgres/start-postgres.ts';
import { startRedis } from '@refinery/embedded/redis/start-redis.ts';
import type { RunningServer } from '@refinery/embedded/supervise/running-server.ts';
import type { Terminal } from '../output/terminal.ts';
import type { StandaloneEnvironment } from '../settings/config.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { checkDatabase } from './check-database.ts';
import { checkRedis } from './check-redis.ts';

/** A Postgres or a Redis that the product works with; `stop` and `kill` leave one alone that is not ours. */
export type Server = Pick<RunningServer, 'url' | 'stop' | 'kill'>;

export interface OpenServers {
  database: Promise<Server>;
  redis: Promise<Server>;
}

/** Checks the servers whose addresses are given, and then starts the embedded ones. */
export function openServers(
  config: StandaloneEnvironment,
  files: DataFiles,
  terminal: Terminal,
): OpenServers {
  const { DATABASE_URL, REDIS_URL } = config;
  const checked = Promise.all([
    DATABASE_URL && checkDatabase(DATABASE_URL),
    REDIS_URL && checkRedis(REDIS_URL),
  ]);
  const open = async (given: string | undefined, start: () => Promise<Server>): Promise<Server> => {
    await checked;
    return given ? { url: given, stop: async () => {}, kill: () => {} } : start();
  };
  return {
    database: open(DATABASE_URL, () => openPostgres(files, terminal)),
    redis: open(REDIS_URL, () => openRedis(files, terminal)),
  };
}

/** Starts the Postgres of a data folder. */
export async function openPostgres(files: DataFiles, terminal: Terminal): Promise<Server> {
  const logFile = join(files.logs, 'postgres.log');
  const postgres = await startPostgres({ dataDir: files.postgres, logFile, report: terminal });
  terminal.progress('Postgres is ready');
  return postgres;
}

async function openRedis(files: DataFiles, terminal: Terminal): Promise<Server> {
  const redis = await startRedis({ dataDir: files.redis, report: terminal });
  terminal.progress(`Redis is ready (${redis.kind})`);
  return redis;
}
