import { join } from 'node:path';
import type { StandaloneEnvironment } from '../config.ts';
import type { Terminal } from '../output/terminal.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { checkDatabase } from './check-database.ts';
import { checkRedis } from './check-redis.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startEmbeddedRedis } from './embedded-redis.ts';
import { givenServer, type Server } from './servers.ts';

export interface OpenServers {
  database: Promise<Server>;
  redis: Promise<Server>;
}

/** Starts the embedded servers, or checks those whose addresses are given. Both at the same time. */
export function openServers(
  config: StandaloneEnvironment,
  files: DataFiles,
  terminal: Terminal,
): OpenServers {
  const { DATABASE_URL, REDIS_URL } = config;
  return {
    database: DATABASE_URL
      ? checkDatabase(DATABASE_URL).then(() => givenServer(DATABASE_URL))
      : startEmbeddedPostgres(files.postgres, join(files.logs, 'postgres.log'), terminal),
    redis: REDIS_URL
      ? checkRedis(REDIS_URL).then(() => givenServer(REDIS_URL))
      : startEmbeddedRedis(files.redis, terminal),
  };
}
