import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { lastLines, StartError } from '../errors.ts';
import { endRecordedProcess } from '../process/recorded-process.ts';
import {
  onDataFolder,
  type RunningServer,
  type ServerOptions,
  superviseServer,
} from '../supervise/running-server.ts';
import { findRedis, type RedisProgram } from './programs.ts';
import { launchRedis } from './server.ts';

export interface RedisOptions extends Pick<ServerOptions, 'port' | 'report'> {
  /**
   * Folder to keep the data in over restarts, where an installed server allows it. Without it nothing is
   * kept.
   */
  dataDir?: string;
  /** Where to look for an installed server, in the form of PATH; '' for the bundled one. Default: PATH. */
  searchPath?: string;
}

export interface RunningRedis extends RunningServer {
  /** `redis://:<password>@127.0.0.1:<port>` */
  url: string;
  kind: RedisProgram['kind'];
}

/**
 * Starts a Redis of its own on 127.0.0.1 that never evicts: a `valkey-server` or `redis-server` that is
 * installed, else the bundled Valkey in WebAssembly, which keeps nothing on disk. A server that crashes is
 * restarted on the same port with the same password.
 *
 * @throws StartError with advice
 */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const program = await findRedis(options.searchPath ?? process.env.PATH ?? '');
  if (options.dataDir === undefined || !program.persists) return startOn(program, undefined, options);
  return onDataFolder(options.dataDir, async (dataDir) => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // Two servers writing one append-only file would ruin it.
    await endRecordedProcess(recordOf(dataDir));
    return startOn(program, dataDir, options);
  });
}

const recordOf = (dataDir: string): string => `${dataDir}.process`;

async function startOn(
  program: RedisProgram,
  dataDir: string | undefined,
  { port, report }: RedisOptions,
): Promise<RunningRedis> {
  const password = randomBytes(24).toString('hex');
  const record = dataDir && recordOf(dataDir);
  const server = await superviseServer({
    name: `Redis (${program.kind})`,
    port,
    report,
    launch: (onPort) => launchRedis(program, { port: onPort, password, dataDir, record }),
    failure: (what, output) =>
      new StartError(`${what}\n${lastLines(output)}`.trim(), 'Set REDIS_URL to a Redis of your own.'),
  });
  return { ...server, url: `redis://:${password}@127.0.0.1:${server.port}`, kind: program.kind };
}
