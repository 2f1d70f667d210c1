import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StartError, withFileAdvice } from './errors.ts';
import { freePort } from './free-port.ts';
import { acquireInstanceLock, type InstanceLock } from './instance-lock.ts';
import { choosePostgresAccount } from './postgres-account.ts';
import { locatePostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { type Cluster, prepareCluster, SUPERUSER } from './postgres-cluster.ts';
import { endPostgresOrphans } from './postgres-orphans.ts';
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
  /**
   * Ends the server within 10 s (connections are cut, nothing committed is lost) and gives the folder free; call it
   * also after an unexpected end, before starting anew. Safe to call twice.
   */
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
  try {
    const dataDir = makeParent(options.dataDir);
    const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
    return await startLocked(options, dataDir, binaries, lock).catch((error: unknown) => {
      lock.release();
      throw error;
    });
  } catch (error) {
    throw withFileAdvice(error, resolve(options.dataDir));
  }
}

async function startLocked(
  options: PostgresOptions,
  dataDir: string,
  binaries: PostgresBinaries,
  lock: InstanceLock,
): Promise<RunningPostgres> {
  const { database = 'refinery', durable = true, onProgress = () => {} } = options;
  const logFile = resolve(options.logFile ?? `${dataDir}.log`);
  const account = await choosePostgresAccount(dataDir, binaries);
  const cluster = { dataDir, account, binaries, database, durable };
  await endPostgresOrphans(dataDir, onProgress);
  const password = await prepareCluster(cluster, onProgress);
  const { server, port } = await launchOnPort(cluster, options.port ?? 0, logFile);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopServer(server, dataDir).finally(() => lock.release());
    return stopping;
  };
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  return { url, port, pid: server.pid, logFile, exited: server.exited, stop };
}

/** A server that did not end of its own accord may leave sessions behind. */
async function stopServer(server: ServerProcess, dataDir: string): Promise<void> {
  await server.stop();
  const { code } = await server.exited;
  if (code !== 0) await endPostgresOrphans(dataDir, () => {});
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
  const path = resolve(dataDir);
  mkdirSync(dirname(path), { recursive: true });
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}
