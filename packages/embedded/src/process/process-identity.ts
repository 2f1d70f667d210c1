import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemErrorCode } from '../errors.ts';

/** Names one process for good: a pid alone is given to another process sooner or later. */
export interface ProcessIdentity {
  pid: number;
  /** When the process started, as an opaque text to compare; undefined where the system does not tell. */
  startedAt?: string;
}

/** Whether a process with this pid exists (of whichever user). A zombie counts as gone. */
export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
  return linuxStat(pid)?.state !== 'Z';
}

/** The identity of a running process; undefined when there is none with this pid. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isPidAlive(pid)) return undefined;
  const startedAt = startTime(pid);
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

/** Whether the process that was recorded as `identity` still runs. */
export function isSameProcessAlive(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid);
  if (now === undefined) return false;
  return (
    identity.startedAt === undefined || now.startedAt === undefined || identity.startedAt === now.startedAt
  );
}

/** The identity written as JSON into a file; undefined for other content and where there is no such file. */
export function readIdentity(path: string): ProcessIdentity | undefined {
  try {
    return parseIdentity(readFileSync(path, 'utf8'));
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads an identity written as JSON; undefined for anything else. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt }: { pid?: unknown; startedAt?: unknown } = JSON.parse(text);
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return undefined;
    return typeof startedAt === 'string' ? { pid, startedAt } : { pid };
  } catch {
    return undefined;
  }
}

function startTime(pid: number): string | undefined {
  const stat = linuxStat(pid);
  if (stat) return `${bootId()}/${stat.startTicks}`;
  if (process.platform === 'win32') return undefined;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The parent of a process; 0 where the system does not tell. */
export const parentOf = (pid: number): number => Number(linuxStat(pid)?.parent ?? 0);

/**
 * Fields 3, 4 and 22 of /proc/<pid>/stat, see proc_pid_stat(5); the name in field 2 may itself hold spaces
 * and ")".
 */
function linuxStat(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent, startTicks: rest[17] };
  } catch {
    return undefined;
  }
}

/** Ticks count from the boot of the machine, so they only mean something together with it. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
