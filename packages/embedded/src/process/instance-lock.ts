import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StartError, systemErrorCode } from '../errors.ts';
import { identify, isSameProcessAlive, type ProcessIdentity, readIdentity } from './process-identity.ts';

export interface InstanceLock {
  /** Gives the lock back. Safe to call twice; never removes a lock that somebody else took since. */
  release(): void;
}

/**
 * Takes the lock file `path` for this process, or says who holds it. The file names its holder by pid and
 * start time, so a lock left behind by SIGKILL or a power cut is taken over, also where the pid was given to
 * another process since. The folder of `path` must exist.
 *
 * @param what names the thing that is locked in the error ("the data folder /srv/data")
 * @throws StartError when a live process holds the lock, this process included
 */
export function acquireInstanceLock(path: string, what: string): InstanceLock {
  const nonce = randomUUID();
  const own = `${path}.${nonce}`;
  const content = JSON.stringify({ ...(identify(process.pid) ?? { pid: process.pid }), nonce });
  try {
    writeFileSync(own, content, { mode: 0o600 });
    // Linking a complete file makes the lock appear at once with its content, or fail because there is one.
    for (let attempt = 0; attempt < 10; attempt++) {
      if (tryLink(own, path)) return { release: () => release(path, content) };
      const holder = readIdentity(path);
      if (holder && isSameProcessAlive(holder)) throw heldBy(holder, what);
      discardStale(path);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new StartError(`Could not lock ${what}.`, `Remove ${path} if nothing else uses it, and start again.`);
}

function heldBy(holder: ProcessIdentity, what: string): StartError {
  return new StartError(
    `Another instance (process ${holder.pid}) is using ${what}.`,
    'Stop that instance, or give this one a data folder of its own (DATA_DIR).',
  );
}

/**
 * Moves a stale lock away. Should a live one have been written meanwhile, the move has caught it and puts it
 * back.
 */
function discardStale(path: string): void {
  const away = `${path}.${randomUUID()}`;
  try {
    renameSync(path, away);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  const holder = readIdentity(away);
  if (holder && isSameProcessAlive(holder)) tryLink(away, path);
  rmSync(away, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function release(path: string, content: string): void {
  try {
    if (readFileSync(path, 'utf8') === content) rmSync(path, { force: true });
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}
