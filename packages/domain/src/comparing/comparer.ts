import type { RunComparisonReply } from '@refinery/contracts/runs.ts';
import { DomainError } from '../errors/domain-error.ts';
import { createThreadPool } from '../threads/thread-pool.ts';
import type { RunToCompare } from './comparison.ts';
import { compareTask, probeTask } from './internal/comparing-worker.ts';
import { packCells } from './internal/packed-cells.ts';

/** 100,000 cells and 20 evaluators take some of it on a slow machine. */
const TIMEOUT_MS = 60_000;
const THREADS = 2;
const MEMORY_MB = 512;

/** Compares arms of runs in threads: it is arithmetic of seconds. */
export interface Comparer {
  /**
   * @param owner the organization
   * Errors: `service_unavailable` for what takes more than a minute; `rate_limited` where the owner has 200
   * waiting
   */
  compare(owner: string, run: RunToCompare): Promise<RunComparisonReply['arms']>;
  close(): Promise<void>;
}

export function createComparer(): Comparer {
  const pool = createThreadPool({
    timeoutMs: TIMEOUT_MS,
    threads: THREADS,
    memoryMb: MEMORY_MB,
    probe: probeTask,
    file: new URL('./internal/comparing-worker.ts', import.meta.url),
    refuse: (what, cause) =>
      new DomainError('service_unavailable', `Comparing the run takes ${what}.`, { cause }),
  });
  return {
    compare: (owner, { cells, ...run }) =>
      pool.run(
        compareTask,
        { ...run, cells: packCells(cells, run.evaluators.length) },
        { owner, long: cells.length > 10_000 },
      ),
    close: pool.close,
  };
}
