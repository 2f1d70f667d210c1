import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Edit, RefineOptions } from '@refinery/refiner';
import { Piscina } from 'piscina';
import type { EditsQuestion } from './find-edits.ts';
import type { Refinement } from './refiner-tasks.ts';
import { editsTask, refineTask, reviewTask } from './refiner-worker.ts';

/** Longer texts, in UTF-16 code units, leave the event loop for a thread: below, the hand-over costs more than the work. */
const INLINE_LIMIT = 16 * 1024;
const IDLE_THREAD_MS = 60_000;

/** The local refiner and the guard, off the event loop where the text is long. */
export interface RefinerPool {
  refine(text: string, options: RefineOptions): Promise<Refinement>;
  review(original: string, refinedText: string, options: RefineOptions): Promise<Refinement>;
  findEdits(question: EditsQuestion): Promise<Edit[]>;
  close(): Promise<void>;
}

/** Opens the pool. Threads start with the first long text and end after a minute without one. */
export function createRefinerPool(threads = Math.max(1, availableParallelism() - 1)): RefinerPool {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./refiner-worker.ts', import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_THREAD_MS,
  });
  /** Does a task of refiner-worker.ts, here or in a thread, where it has the same name. */
  const run = async <T, R>(task: (input: T) => R, input: T, size: number): Promise<R> =>
    size <= INLINE_LIMIT ? task(input) : pool.run(input, { name: task.name });
  return {
    refine: (text, options) => run(refineTask, { text, options }, text.length),
    review: (original, refinedText, options) =>
      run(reviewTask, { original, refinedText, options }, Math.max(original.length, refinedText.length)),
    findEdits: (question) =>
      run(editsTask, question, Math.max(question.original.length, question.refinedText.length)),
    close: () => pool.destroy(),
  };
}
