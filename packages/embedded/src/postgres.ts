import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { errorText, StartError } from './errors.ts';
import { freePort } from './free-port.ts';
import { acquireInstanceLock } from './instance-lock.ts';
import { choosePostgresAccount } from './postgres-account.ts';
import { locatePostgresBinaries } from './postgres-binaries.ts';
import { type Cluster, prepareCluster, SUPERUSER } from './postgres-cluster.ts';
import { launchPostgres } from './postgres-server.ts';
import { PortTakenError, type ProcessExit, type ServerProcess } from './server-process.ts';

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
  /** Gets a line for each step that takes time. */
  onProgress?: (line: string) => void;
}

export interface RunningPostgres {
  /** `postgres://postgres:<password>@127.0.0.1:<port>/<database>`, the superuser's. */
  url: string;
  port: number;
  pid: number;
  logFile: string;
  /** Resolves when the server has ended, for whatever reason; never rejects. */
  exited: Promise<ProcessExit>;
  /** Ends the server within 10 s (connections are cut, nothing committed is lost). Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a Postgres 18 of its own on 127.0.0.1, making its data folder on the first start.
 *
 * @throws StartError with advice: another live instance on the folder, data of another version, port taken, disk
 *   full, missing permissions, no binaries for the platform
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const binaries = await locatePostgresBinaries();
  const dataDir = makeParent(options.dataDir);
  const logFile = resolve(options.logFile ?? `${dataDir}.log`);
  const onProgress = options.onProgress ?? (() => {});
  const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
  try {
    const account = await choosePostgresAccount(dataDir, binaries);
    const { database = 'refinery', durable = true } = options;
    const cluster = { dataDir, account, binaries, database, durable };
    const password = await prepareCluster(cluster, onProgress);
    const { server, port } = await launchOnPort(cluster, options.port ?? 0, logFile);
    let stopping: Promise<void> | undefined;
    const stop = () => {
      stopping ??= server.stop().finally(() => lock.release());
      return stopping;
    };
    const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
    return { url, port, pid: server.pid, logFile, exited: server.exited, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function launchOnPort(
  cluster: Cluster,
  wanted: number,
  logFile: string,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = wanted || (await freePort());
    try {
      return { server: await launchPostgres(cluster, port, logFile), port };
    } catch (error) {
      if (!(error instanceof PortTakenError)) throw error;
      if (wanted) break;
    }
  }
  throw new StartError(
    wanted
      ? `Port ${wanted} is taken by another program.`
      : 'Each free port was taken before Postgres could use it.',
    wanted ? 'Stop that program or choose another port for Postgres.' : 'Start again.',
  );
}

/** Makes the folder above the data folder and answers the data folder's real path, as the kernel will name it. */
function makeParent(dataDir: string): string {
  const parent = dirname(resolve(dataDir));
  try {
    mkdirSync(parent, { recursive: true });
    return join(realpathSync(parent), basename(dataDir));
  } catch (error) {
    throw new StartError(
      `The folder ${parent} cannot be made: ${errorText(error)}.`,
      'Choose another DATA_DIR, or give yourself the right to write there.',
      { cause: error },
    );
  }
}
