import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isSameProcessAlive, type ProcessIdentity, readIdentity } from './process-identity.ts';

/** Signals to end a process with, one after the other, each with its time in milliseconds to take effect. */
export type StopSteps = [NodeJS.Signals, number][];

const STOP_STEPS: StopSteps = [
  ['SIGTERM', 5_000],
  ['SIGKILL', 5_000],
];
const LOOK_EVERY_MS = 20;

/** Notes in the file `path` which process works on some data, for the next run to find. */
export function recordProcess(path: string, pid: number): void {
  const identity = identify(pid);
  if (identity) writeFileSync(path, JSON.stringify(identity), { mode: 0o600 });
}

/** Ends the process noted in the file `path` if it still runs, and forgets it. */
export async function endRecordedProcess(path: string): Promise<void> {
  const identity = readIdentity(path);
  if (identity) await endProcesses([identity], STOP_STEPS);
  rmSync(path, { force: true });
}

/** Ends processes that are not children of this one, and answers those that do not end. */
export async function endProcesses(
  processes: ProcessIdentity[],
  steps: StopSteps,
): Promise<ProcessIdentity[]> {
  let left = processes.filter(isSameProcessAlive);
  for (const [signal, waitMs] of steps) {
    for (const { pid } of left) trySignal(pid, signal);
    const deadline = Date.now() + waitMs;
    while (left.length > 0 && Date.now() < deadline) {
      await delay(LOOK_EVERY_MS);
      left = left.filter(isSameProcessAlive);
    }
  }
  return left;
}

/** Signals a process that may have ended since, or belong to somebody else. */
export function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone since, or not ours to end: looking again tells which.
  }
}
