import { MEMORY_FOLDER_VARIABLE } from './memory-folder.ts';
import { makeRunFolders, removeDeadRuns } from './run-folders.ts';

/** Vitest ends at once on each of these, without any teardown. */
const ENDED_BY = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * Removes what dead runs have left, and makes the folders in which the tests of this process, and what they
 * start, keep everything. Answers what removes them at the end of the run; where it is cut by a signal, they
 * go as well, with all that was started.
 */
export function beginRun(): () => void {
  removeDeadRuns();
  const folders = makeRunFolders();
  process.env[MEMORY_FOLDER_VARIABLE] = folders.memory;
  process.env.TMPDIR = folders.temporary;
  for (const signal of ENDED_BY)
    process.once(signal, () => {
      try {
        folders.cut();
      } finally {
        // What could not be removed, the next run removes.
        process.kill(process.pid, signal);
      }
    });
  return folders.remove;
}
