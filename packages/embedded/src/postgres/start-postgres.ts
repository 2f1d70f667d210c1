import {
  onDataFolder,
  type RunningServer,
  type ServerOptions,
  superviseServer,
} from '../supervise/running-server.ts';
import { choosePostgresAccount } from './account.ts';
import { locatePostgresBinaries } from './binaries.ts';
import { DATABASE, prepareCluster, SUPERUSER } from './cluster.ts';
import { postgresFailed } from './failure.ts';
import { endPostgresOrphans } from './orphans.ts';
import { launchPostgres } from './server.ts';

export interface PostgresOptions extends Pick<ServerOptions, 'port' | 'report'> {
  /** Folder of the data; made when missing. Beside it appear `<dataDir>.password`, `.lock` and `.log`. */
  dataDir: string;
  /** False gives up safety against power cuts for speed: for tests. Default true. */
  durable?: boolean;
  /** Where the server logs, appended to. Default `<dataDir>.log`. */
  logFile?: string;
}

export interface RunningPostgres extends RunningServer {
  /** `postgres://postgres:<password>@127.0.0.1:<port>/refinery`, the superuser's. */
  url: string;
  logFile: string;
}

/**
 * Starts a Postgres 18 of its own on 127.0.0.1, making its data folder on the first start. One that crashes
 * is started again. To stop it cuts connections, and nothing committed is lost.
 *
 * @throws StartError with advice: another live instance on the folder, data of another version, port taken,
 *   disk full, missing permissions, no binaries for the platform
 */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  return onDataFolder(options.dataDir, (dataDir) => startOn(dataDir, options));
}

async function startOn(dataDir: string, options: PostgresOptions): Promise<RunningPostgres> {
  const { port, report, durable = true, logFile = `${dataDir}.log` } = options;
  const progress = (line: string) => report?.progress(line);
  const binaries = await locatePostgresBinaries();
  const way = await choosePostgresAccount(dataDir, binaries);
  const cluster = { dataDir, way, binaries, durable };
  await endPostgresOrphans(dataDir, progress);
  const password = await prepareCluster(cluster, progress);
  // A server that did not end of its own accord may have left sessions behind.
  const endSessions = () => endPostgresOrphans(dataDir, () => {});
  const server = await superviseServer({
    name: 'Postgres',
    port,
    report,
    launch: async (onPort) => {
      await endSessions();
      return launchPostgres(cluster, onPort, logFile);
    },
    failure: (what, output) => postgresFailed(what, dataDir, output),
  });
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${DATABASE}`;
  return { ...server, url, logFile, stop: () => server.stop().then(endSessions) };
}
