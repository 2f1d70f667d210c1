import { MEMORY_FOLDER_VARIABLE } from './memory-folder.ts';
import { makeRunFolders, removeDeadRuns } from './run-folders.ts';

/** Vitest ends at once on each of these, without any teardown. */
const ENDED_BY = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

export interface TestRun {
  /** What to do first where the run is cut. */
  onCut(stop: () => Promise<void>): void;
  /** Removes what the run has kept. */
  end(): void;
}

/** Removes what dead runs have left, and makes the folders in which the tests of this process, and what they start, keep everything. */
export async function beginRun(): Promise<TestRun> {
  await removeDeadRuns();
  const folders = makeRunFolders();
  process.env[MEMORY_FOLDER_VARIABLE] = folders.memory;
  process.env.TMPDIR = folders.temporary;
  let stopServers = async (): Promise<void> => undefined;
  const cut = async (signal: NodeJS.Signals): Promise<void> => {
    try {
      await stopServers();
      await folders.endProcesses();
      folders.remove();
    } finally {
      // What could not be removed, the next run removes.
      process.kill(process.pid, signal);
    }
  };
  for (const signal of ENDED_BY) process.once(signal, () => void cut(signal));
  return {
    onCut: (stop) => {
      stopServers = stop;
    },
    end: folders.remove,
  };
}
