import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { onDataFolder, type RunningServer, SILENT, superviseServer } from '../supervise/running-server.ts';
import type { Report } from '../supervise/supervise.ts';
import { choosePostgresAccount } from './account.ts';
import { locatePostgresBinaries } from './binaries.ts';
import { DATABASE, prepareCluster, SUPERUSER } from './cluster.ts';
import { endPostgresOrphans } from './orphans.ts';
import { launchPostgres } from './server.ts';

export interface PostgresOptions {
  /** Folder of the data; made when missing. Beside it appear `<dataDir>.password`, `.lock` and `.log`. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0 or undefined picks a free one at each start. */
  port?: number;
  /** False gives up safety against power cuts for speed: for tests. Default true. */
  durable?: boolean;
  /** Where the server logs, appended to. Default `<dataDir>.log`. */
  logFile?: string;
  /** Gets a line for each step that takes time, and for a crash and restart. */
  report?: Report;
}

export interface RunningPostgres extends RunningServer {
  /** `postgres://postgres:<password>@127.0.0.1:<port>/refinery`, the superuser's. */
  url: string;
  logFile: string;
}

/**
 * Starts a Postgres 18 of its own on 127.0.0.1, making its data folder on the first start. One that crashes is started
 * again. To stop it cuts connections, and nothing committed is lost.
 *
 * @throws StartError with advice: another live instance on the folder, data of another version, port taken, disk
 *   full, missing permissions, no binaries for the platform
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = realPath(resolve(options.dataDir));
  return onDataFolder(dataDir, () => startOn(dataDir, options));
}

async function startOn(dataDir: string, options: PostgresOptions): Promise<RunningPostgres> {
  const { durable = true, report = SILENT, logFile = `${dataDir}.log` } = options;
  const binaries = await locatePostgresBinaries();
  const way = await choosePostgresAccount(dataDir, binaries);
  const cluster = { dataDir, way, binaries, durable };
  await endPostgresOrphans(dataDir, report.progress);
  const password = await prepareCluster(cluster, report.progress);
  // A server that did not end of its own accord may have left sessions behind.
  const endSessions = () => endPostgresOrphans(dataDir, () => {});
  const server = await superviseServer({
    name: 'Postgres',
    port: options.port ?? 0,
    report,
    launch: async (port) => {
      await endSessions();
      return launchPostgres(cluster, port, logFile);
    },
  });
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
  return { ...server, url, logFile, stop: () => server.stop().then(endSessions) };
}

/** The path as the kernel will name it, where there is something. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), basename(path));
}
