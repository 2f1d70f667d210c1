import { StartError } from '@refinery/embedded/errors.ts';
import { acquireInstanceLock, type InstanceLock } from '@refinery/embedded/process/instance-lock.ts';
import {
  isSameProcessAlive,
  type ProcessIdentity,
  readIdentity,
} from '@refinery/embedded/process/process-identity.ts';
import { type DataFiles, makeDataFolder } from '../settings/data-files.ts';
import { type Runtime, readRuntime } from '../settings/runtime-file.ts';

export interface RunningInstance {
  pid: number;
  /** Missing while the instance still starts. */
  runtime: Runtime | undefined;
}

/** The instance that works on a data folder right now, or undefined. */
export function runningInstance(files: DataFiles): RunningInstance | undefined {
  const holder = holderOf(files.lock);
  if (!holder || !isSameProcessAlive(holder)) return undefined;
  const runtime = readRuntime(files.runtime);
  return { pid: holder.pid, runtime: runtime?.pid === holder.pid ? runtime : undefined };
}

/**
 * Takes the data folder for this process, and makes it where it is missing.
 *
 * @throws StartError with advice, and the address of the instance that works on the folder if there is one
 */
export function holdDataFolder(files: DataFiles): InstanceLock {
  makeDataFolder(files);
  const running = runningInstance(files);
  if (!running) return acquireInstanceLock(files.lock, `the data folder ${files.folder}`);
  const where = running.runtime ? ` at ${running.runtime.url}` : '';
  throw new StartError(
    `Prompt Refinery runs already${where} (process ${running.pid}) and uses the data folder ${files.folder}.`,
    'Stop it first, or start another beside it: PORT=5001 DATA_DIR=.data-2 npx --yes pnpm@10 start',
  );
}

/** A lock that cannot be read is none of ours: what is done with the folder next says why. */
function holderOf(lock: string): ProcessIdentity | undefined {
  try {
    return readIdentity(lock);
  } catch {
    return undefined;
  }
}
