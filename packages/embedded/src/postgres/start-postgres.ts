import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { withFileAdvice } from '../errors.ts';
import { acquireInstanceLock } from '../process/instance-lock.ts';
import { type RunningServer, SILENT, superviseServer } from '../supervise/running-server.ts';
import type { Report } from '../supervise/supervise.ts';
import { choosePostgresAccount } from './account.ts';
import { locatePostgresBinaries } from './binaries.ts';
import { prepareCluster, SUPERUSER } from './cluster.ts';
import { endPostgresOrphans } from './orphans.ts';
import { launchPostgres } from './server.ts';

export interface PostgresOptions {
  /** Folder of the data; made when missing. Beside it appear `<dataDir>.password`, `.lock` and `.log`. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0 or undefined picks a free one at each start. */
  port?: number;
  /** Database that exists after the first start. Default `refinery`. */
  database?: string;
  /** False gives up safety against power cuts for speed: for tests. Default true. */
  durable?: boolean;
  /** Where the server logs, appended to. Default `<dataDir>.log`. */
  logFile?: string;
  /** Gets a line for each step that takes time, and for a crash and restart. */
  report?: Report;
}

export interface RunningPostgres extends RunningServer {
  /** `postgres://postgres:<password>@127.0.0.1:<port>/<database>`, the superuser's. */
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
  try {
    const dataDir = makeParent(options.dataDir);
    const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
    try {
      const postgres = await startLocked(options, dataDir);
      return { ...postgres, stop: () => postgres.stop().finally(() => lock.release()) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw withFileAdvice(error, resolve(options.dataDir));
  }
}

async function startLocked(options: PostgresOptions, dataDir: string): Promise<RunningPostgres> {
  const { database = 'refinery', durable = true, report = SILENT } = options;
  const logFile = resolve(options.logFile ?? `${dataDir}.log`);
  const binaries = await locatePostgresBinaries();
  const way = await choosePostgresAccount(dataDir, binaries);
  const cluster = { dataDir, way, binaries, database, durable };
  await endPostgresOrphans(dataDir, report.progress);
  const password = await prepareCluster(cluster, report.progress);
  const { port, supervised } = await superviseServer({
    name: 'Postgres',
    port: options.port ?? 0,
    report,
    launch: async (port) => {
      // A server that did not end of its own accord may have left sessions behind.
      await endPostgresOrphans(dataDir, () => {});
      return launchPostgres(cluster, port, logFile);
    },
  });
  const stop = () => supervised.stop().then(() => endPostgresOrphans(dataDir, () => {}));
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  return { ...supervised, url, port, logFile, stop };
}

/** Makes the folder above the data folder and answers the data folder's real path, as the kernel will name it. */
function makeParent(dataDir: string): string {
  const path = resolve(dataDir);
  mkdirSync(dirname(path), { recursive: true });
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}
