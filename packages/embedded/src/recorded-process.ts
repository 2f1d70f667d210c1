import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isSameProcessAlive, type ProcessIdentity, parseIdentity } from './process-identity.ts';

/** Notes in the file `path` which process works on some data, for the next run to find. */
export function recordProcess(path: string, pid: number): void {
  const identity = identify(pid);
  if (identity) writeFileSync(path, JSON.stringify(identity), { mode: 0o600 });
}

/**
 * Ends the process noted in the file `path` if it still runs, by SIGTERM and after 5 s by SIGKILL, and forgets it.
 */
export async function endRecordedProcess(path: string): Promise<void> {
  const identity = readRecord(path);
  if (identity) {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (!isSameProcessAlive(identity)) break;
      process.kill(identity.pid, signal);
      const deadline = Date.now() + 5_000;
      while (isSameProcessAlive(identity) && Date.now() < deadline) await delay(20);
    }
  }
  rmSync(path, { force: true });
}

function readRecord(path: string): ProcessIdentity | undefined {
  try {
    return parseIdentity(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
