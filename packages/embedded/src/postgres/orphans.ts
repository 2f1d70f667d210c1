import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StartError } from '../errors.ts';
import { identify, isPidAlive } from '../process/process-identity.ts';
import { endProcesses, type StopSteps } from '../process/recorded-process.ts';

const STOP_STEPS: StopSteps = [
  // To a session, SIGINT means no more than "cancel your statement".
  ['SIGINT', 6_000],
  ['SIGQUIT', 2_000],
  ['SIGKILL', 2_000],
];

/**
 * Ends what an earlier run left behind on a data folder: a server whose launcher was killed, or sessions of a
 * server that was killed itself. Also removes a postmaster.pid whose pid now belongs to somebody else, which
 * would keep Postgres from starting. Only to be called while holding the instance lock of the folder.
 *
 * @param dataDir absolute path without symbolic links
 * @throws StartError when something does not end
 */
export async function endPostgresOrphans(dataDir: string, onProgress: (line: string) => void): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  const postmaster = readPostmasterPid(pidFile);
  const orphans = serversOn(dataDir, postmaster);
  if (orphans.length > 0)
    onProgress(`Stopping a Postgres that an earlier run left behind (process ${orphans.join(', ')})`);
  const left = await endProcesses(
    orphans.flatMap((pid) => identify(pid) ?? []),
    STOP_STEPS,
  );
  if (left.length > 0) {
    const pids = left.map(({ pid }) => pid).join(' ');
    throw new StartError(
      `A Postgres of an earlier run does not stop (process ${pids}).`,
      `Stop it by hand (kill -9 ${pids}) and start again.`,
    );
  }
  if (postmaster !== undefined && isPidAlive(postmaster)) rmSync(pidFile, { force: true });
}

/** The first line of postmaster.pid is the pid of the server; see miscadmin.h of Postgres. */
function readPostmasterPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * All processes of Postgres work in their data folder, by which Linux lets us find them; elsewhere ps must
 * do.
 */
function serversOn(dataDir: string, postmaster: number | undefined): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && isPostgresIn(dataDir, name))
      .map(Number);
  }
  if (postmaster === undefined || !isPidAlive(postmaster)) return [];
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(postmaster)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataDir) ? [postmaster] : [];
  } catch {
    return [];
  }
}

function isPostgresIn(dataDir: string, pid: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== dataDir) return false;
    // One that is just ending still has a folder, but no program any more.
    const program = existsSync(`/proc/${pid}/exe`) ? readlinkSync(`/proc/${pid}/exe`) : 'postgres';
    return basename(program).startsWith('postgres');
  } catch {
    // Gone since, or a process of another user, who cannot be the owner of our folder.
    return false;
  }
}
