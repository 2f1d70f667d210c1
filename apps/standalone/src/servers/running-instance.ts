import { readFileSync } from 'node:fs';
import { StartError } from '@refinery/embedded/errors.ts';
import { acquireInstanceLock, type InstanceLock } from '@refinery/embedded/process/instance-lock.ts';
import {
  isSameProcessAlive,
  type ProcessIdentity,
  readIdentity,
} from '@refinery/embedded/process/process-identity.ts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type DataFiles, makeDataFolder } from '../settings/data-files.ts';
import { writePrivateFile } from '../settings/private-file.ts';

const RuntimeSchema = Type.Object({
  pid: Type.Integer(),
  url: Type.String(),
  /** The owner's: of migrations, seed and doctor. */
  databaseUrl: Type.String(),
  /** Whom API and worker sign in as. */
  appDatabaseUrl: Type.Optional(Type.String()),
  redisUrl: Type.String(),
  workerHealthUrl: Type.Optional(Type.String()),
});

/**
 * Where a running instance is reached; its database addresses hold passwords, so the file is for its user
 * only.
 */
export type Runtime = Static<typeof RuntimeSchema>;

export const writeRuntime = (file: string, runtime: Runtime): void =>
  writePrivateFile(file, JSON.stringify(runtime, null, 2));

/** What the instance wrote, or undefined where none did, or not completely. */
function readRuntime(file: string): Runtime | undefined {
  try {
    return Value.Parse(RuntimeSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

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
export function lockDataFolder(files: DataFiles): InstanceLock {
  makeDataFolder(files);
  const running = runningInstance(files);
  if (!running) return acquireInstanceLock(files.lock, `the data folder ${files.folder}`);
  const where = running.runtime ? ` at ${running.runtime.url}` : '';
  throw new StartError(
    `Prompt Refinery is already running${where} (process ${running.pid}) with the data folder ${files.folder}.`,
    'Stop it first, or start a second instance: PORT=5090 DATA_DIR=.data-2 npx --yes pnpm@10 start',
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
