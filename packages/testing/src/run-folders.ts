import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { identify, type ProcessIdentity } from '@refinery/embedded/process/process-identity.ts';
import { endProcesses } from '@refinery/embedded/process/recorded-process.ts';
import { memoryFolder, temporaryParents } from './memory-folder.ts';

/** Whoever reads it knows which process owns the folder: pids are given again, so when it started is a part of the name. */
const NAME = /^refinery-run-(\d+)-([0-9a-f]{8})-/;

/** While processes of the run end, they may still write. */
const REMOVE_ALL = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 };

export interface RunFolders {
  /** For what servers write; see `memoryFolder`. */
  memory: string;
  /** For temporary files. */
  temporary: string;
  remove(): void;
  /** Ends at once all processes but this one that have something to do with the folders. */
  endProcesses(): Promise<void>;
}

/** Makes the folders of a test run, named after this process: `removeDeadRuns` of a later one finds them, should this one be killed. */
export function makeRunFolders(): RunFolders {
  const prefix = `refinery-run-${process.pid}-${startOf(identify(process.pid))}-`;
  const [memory, temporary] = [
    mkdtempSync(join(memoryFolder(), prefix)),
    mkdtempSync(join(tmpdir(), prefix)),
  ];
  // Postgres runs as another user where tests run as root, and must be able to enter.
  for (const folder of [memory, temporary]) chmodSync(folder, 0o711);
  return {
    memory,
    temporary,
    remove: () => {
      for (const folder of [memory, temporary]) rmSync(folder, REMOVE_ALL);
    },
    endProcesses: () => endProcessesOf(prefix),
  };
}

/** Removes what runs have left whose process is gone, after ending what they have started. Answers the folders. */
export async function removeDeadRuns(parents = temporaryParents()): Promise<string[]> {
  const folders = parents.flatMap((parent) =>
    namesIn(parent)
      .filter(isDead)
      .map((name) => join(parent, name)),
  );
  for (const folder of folders) {
    await endProcessesOf(basename(folder));
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

/** What starts others may have done so while it was ended. */
const ROUNDS = 5;

/** @param name of one of its folders */
async function endProcessesOf(name: string): Promise<void> {
  const [prefix] = NAME.exec(name) ?? [];
  if (!prefix) return;
  for (let round = 0; round < ROUNDS; round++) {
    const found = processesOf(prefix);
    if (found.length === 0) return;
    await endProcesses(found, [['SIGKILL', 10_000]]);
  }
}

/**
 * Processes that work in a folder of a run, as its servers do, and those that have one in the environment that they were started with, as all have
 * that tests start. Only Linux tells. Elsewhere servers end by themselves once their files are gone.
 */
function processesOf(prefix: string): ProcessIdentity[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => `${workingFolder(pid)}${environmentOf(pid)}`.includes(`/${prefix}`))
    .flatMap((pid) => identify(Number(pid)) ?? []);
}

function workingFolder(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It has ended, or belongs to somebody else.
    return '';
  }
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
