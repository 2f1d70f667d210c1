import { setTimeout as delay } from 'node:timers/promises';
import type { StopSteps } from './child-process.ts';
import { isSameProcessAlive, type ProcessIdentity } from './process-identity.ts';

const LOOK_EVERY_MS = 20;

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

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone since, or not ours to end: looking again tells which.
  }
}
