import { rmSync, writeFileSync } from 'node:fs';
import { endProcesses } from './end-processes.ts';
import { identify, readIdentity } from './process-identity.ts';

/** Notes in the file `path` which process works on some data, for the next run to find. */
export function recordProcess(path: string, pid: number): void {
  const identity = identify(pid);
  if (identity) writeFileSync(path, JSON.stringify(identity), { mode: 0o600 });
}

/** Ends the process noted in the file `path` if it still runs, and forgets it. */
export async function endRecordedProcess(path: string): Promise<void> {
  const identity = readIdentity(path);
  if (identity) {
    await endProcesses(
      [identity],
      [
        ['SIGTERM', 5_000],
        ['SIGKILL', 5_000],
      ],
    );
  }
  rmSync(path, { force: true });
}
