import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorText, StartError } from '../errors.ts';
import { endRecordedProcess } from '../process/recorded-process.ts';
import { onDataFolder, type RunningServer, SILENT, superviseServer } from '../supervise/running-server.ts';
import type { Report } from '../supervise/supervise.ts';
import { launchRedis } from './launch-redis.ts';
import { findRedis, type RedisProgram } from './programs.ts';

export interface RedisOptions {
  /** Folder of the append-only file; needed with `persist`. */
  dataDir?: string;
  /** TCP port on 127.0.0.1; 0 or undefined picks a free one at each start. */
  port?: number;
  /** Keep the data over restarts where an installed server allows it. Default false. */
  persist?: boolean;
  /** Gets a line for a crash and restart. */
  report?: Report;
  /** Where to look for an installed server, in the form of PATH; '' for the bundled one. Default: PATH. */
  searchPath?: string;
}

export interface RunningRedis extends RunningServer {
  /** `redis://:<password>@127.0.0.1:<port>` */
  url: string;
  kind: RedisProgram['kind'];
}

/**
 * Starts a Redis of its own on 127.0.0.1 that never evicts: a `valkey-server` or `redis-server` that is installed,
 * else the bundled Valkey in WebAssembly, which keeps nothing on disk. A server that crashes is restarted on the
 * same port with the same password.
 *
 * @throws StartError with advice
 */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const program = await findRedis(options.searchPath ?? process.env.PATH ?? '');
  if (!options.persist || !program.persists) return startOn(program, undefined, options);
  if (options.dataDir === undefined) throw new TypeError('startRedis: persist needs dataDir');
  const dataDir = resolve(options.dataDir);
  return onDataFolder(dataDir, async () => {
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
  { port: wanted = 0, report = SILENT }: RedisOptions,
): Promise<RunningRedis> {
  const { kind } = program;
  const password = randomBytes(24).toString('hex');
  try {
    const server = await superviseServer({
      name: `Redis (${kind})`,
      port: wanted,
      launch: (port) => launchRedis(program, { port, password, dataDir }),
      report,
      record: dataDir && recordOf(dataDir),
    });
    return { ...server, url: `redis://:${password}@127.0.0.1:${server.port}`, kind };
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    const advice = 'Set REDIS_URL to a Redis of your own.';
    throw new StartError(`Redis could not be started: ${errorText(cause)}`, advice, { cause });
  }
}
