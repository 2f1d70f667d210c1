import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { identify, type ProcessIdentity } from '@refinery/embedded/process/process-identity.ts';
import { trySignal } from '@refinery/embedded/process/recorded-process.ts';
import { memoryFolder, temporaryParents } from './memory-folder.ts';

/**
 * Whoever reads it knows which process owns the folder: pids are given again, so when it started is a part of
 * the name.
 */
const NAME = /^refinery-run-(\d+)-([0-9a-f]{8})-/;

/** While processes of the run end, they may still write. */
const REMOVE_ALL = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 };

export interface RunFolders {
  /** For what servers write; see `memoryFolder`. */
  memory: string;
  /** For temporary files. */
  temporary: string;
  remove(): void;
  /**
   * Ends at once all processes but this one that have something to do with the folders, and removes these.
   * Waits for nothing else.
   */
  cut(): void;
}

/**
 * Makes the folders of a test run, named after this process: `removeDeadRuns` of a later one finds them,
 * should this one be killed.
 */
export function makeRunFolders(): RunFolders {
  const prefix = `refinery-run-${process.pid}-${startOf(identify(process.pid))}-`;
  const [memory, temporary] = [
    mkdtempSync(join(memoryFolder(), prefix)),
    mkdtempSync(join(tmpdir(), prefix)),
  ];
  // Postgres runs as another user where tests run as root, and must be able to enter.
  for (const folder of [memory, temporary]) chmodSync(folder, 0o711);
  const remove = (): void => {
    for (const folder of [memory, temporary]) rmSync(folder, REMOVE_ALL);
  };
  return {
    memory,
    temporary,
    remove,
    cut: () => {
      endProcessesOf(prefix);
      remove();
    },
  };
}

/**
 * Removes what runs have left whose process is gone, after ending what they have started. Answers the
 * folders.
 */
export function removeDeadRuns(parents = temporaryParents()): string[] {
  const folders = parents.flatMap((parent) =>
    namesIn(parent)
      .filter(isDead)
      .map((name) => join(parent, name)),
  );
  for (const folder of folders) {
    endProcessesOf(basename(folder));
    rmSync(folder, REMOVE_ALL);
  }
  return folders;
}

/** The start of a process in eight characters that a name of a file can hold. */
const startOf = (identity: ProcessIdentity | undefined): string =>
  createHash('sha256')
    .update(identity?.startedAt ?? '')
    .digest('hex')
    .slice(0, 8);

function isDead(name: string): boolean {
  const [, pid, start] = NAME.exec(name) ?? [];
  if (!pid) return false;
  const owner = identify(Number(pid));
  return owner === undefined || startOf(owner) !== start;
}

function namesIn(parent: string): string[] {
  try {
    return readdirSync(parent);
  } catch {
    // There is no such folder on this system.
    return [];
  }
}

const LOOK_EVERY_MS = 20;
/** So long Postgres has to give back the memory that it shares, which nobody else ever does. */
const QUIT_MS = 2_000;
const MOST_MS = 12_000;

/**
 * Ends the processes of a run, and what they start meanwhile. Holds this process up until they have ended:
 * where Vitest is cut, it leaves a millisecond later, whatever is still to do.
 * @param name of one of its folders
 */
function endProcessesOf(name: string): void {
  const [prefix] = NAME.exec(name) ?? [];
  if (!prefix) return;
  const began = Date.now();
  for (let found = processesOf(prefix); found.length > 0; found = processesOf(prefix)) {
    const passed = Date.now() - began;
    if (passed > MOST_MS) return;
    for (const pid of found) trySignal(pid, passed < QUIT_MS && isPostgres(pid) ? 'SIGQUIT' : 'SIGKILL');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
  }
}

const isPostgres = (pid: number): boolean => contentOf(`/proc/${pid}/comm`) === 'postgres\n';

/**
 * Processes that work in a folder of a run, as its servers do, and those that have one in the environment
 * that they were started with, as all have that tests start. Only Linux tells. Elsewhere servers end by
 * themselves once their files are gone.
 */
function processesOf(prefix: string): number[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => `${workingFolder(pid)}${contentOf(`/proc/${pid}/environ`)}`.includes(`/${prefix}`))
    .map(Number);
}

function workingFolder(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It has ended, or belongs to somebody else.
    return '';
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
