import type { RefineOptions } from '@refinery/refiner';
import { type Refinement, refineLocally, reviewRefinement } from './refiner-tasks.ts';

/** One unit of work for a thread of the pool. */
export type RefinerTask =
  | { kind: 'refine'; text: string; options: RefineOptions }
  | { kind: 'review'; original: string; refinedText: string; preserve: readonly string[] };

/** Entry of a pool thread: what to do, done. */
export const runTask = (task: RefinerTask): Refinement =>
  task.kind === 'refine'
    ? refineLocally(task.text, task.options)
    : reviewRefinement(task.original, task.refinedText, task.preserve);
