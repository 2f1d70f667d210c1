import { Worker } from 'node:worker_threads';
import { median } from '../median.ts';
import { printTable } from '../table.ts';

/**
 * Milliseconds for all rewrites: reading and comparing, and counting the tokens of both texts as the project
 * and as the library does.
 */
export interface Times {
  guard: number;
  own: number;
  library: number;
}

export interface WorkerTimes {
  /** The first check of a process. */
  first: number;
  /** Words that were not met before. */
  cold: Times;
  warm: Times;
}

const RUNS = 5;

/**
 * Prints how many times as long as counting the tokens of both texts it takes to read and compare them.
 * Medians of runs, one after the other.
 */
export async function printSpeed(folder: string): Promise<void> {
  const runs: WorkerTimes[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(folder));
  const row = (name: 'cold' | 'warm'): string[] => {
    const of = (what: keyof Times) => median(runs.map((run) => run[name][what]));
    const ratio = (to: keyof Times) => median(runs.map((run) => run[name].guard / run[name][to])).toFixed(2);
    return [
      name,
      of('guard').toFixed(1),
      of('own').toFixed(1),
      of('library').toFixed(1),
      ratio('own'),
      ratio('library'),
    ];
  };
  printTable(
    ['words', 'check, ms', 'count, ms', 'library, ms', 'check/count', 'check/library'],
    [row('cold'), row('warm')],
  );
  console.log(
    `The first check of a process takes ${median(runs.map(({ first }) => first)).toFixed(0)} ms.\n`,
  );
}

function measure(folder: string): Promise<WorkerTimes> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./speed-worker.ts', import.meta.url), { workerData: folder });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
