import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RefineOptions } from '@refinery/refiner';
import { Piscina } from 'piscina';
import type { Refinement } from './refiner-tasks.ts';
import { type RefinerTask, runTask } from './refiner-worker.ts';

/** Longer texts, in UTF-16 code units, leave the event loop for a thread: below, the hand-over costs more than the work. */
const INLINE_LIMIT = 16 * 1024;
const IDLE_THREAD_MS = 60_000;

/** The local refiner and the guard, off the event loop where the text is long. */
export interface RefinerPool {
  refine(text: string, options: RefineOptions): Promise<Refinement>;
  review(original: string, refinedText: string, preserve?: readonly string[]): Promise<Refinement>;
  close(): Promise<void>;
}

/** Opens the pool. Threads start with the first long text and end after a minute without one. */
export function createRefinerPool(threads = Math.max(1, availableParallelism() - 1)): RefinerPool {
  const pool = new Piscina<RefinerTask, Refinement>({
    filename: fileURLToPath(new URL('./refiner-worker.ts', import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_THREAD_MS,
  });
  const run = async (size: number, task: RefinerTask): Promise<Refinement> =>
    size <= INLINE_LIMIT ? runTask(task) : pool.run(task, { name: 'runTask' });
  return {
    refine: (text, options) => run(text.length, { kind: 'refine', text, options }),
    review: (original, refinedText, preserve = []) =>
      run(Math.max(original.length, refinedText.length), { kind: 'review', original, refinedText, preserve }),
    close: () => pool.destroy(),
  };
}
