import { clauseFaults } from './clause-faults.ts';
import { markFaults } from './mark-faults.ts';
import { pairFaults } from './pair-faults.ts';
import { parallelFaults } from './parallel-faults.ts';
import { phraseFaults } from './phrase-faults.ts';
import { repeatFaults } from './repeat-faults.ts';
import type { Words } from './words.ts';

/** Says by name what is wrong with a text. */
export type Finder = (words: Words, found: (fault: string) => void) => void;

const FINDERS: readonly Finder[] = [
  markFaults,
  pairFaults,
  phraseFaults,
  clauseFaults,
  parallelFaults,
  repeatFaults,
];

/** How often each fault is found. */
export function faultsOf(words: Words): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  for (const find of FINDERS) find(words, (fault) => faults.set(fault, (faults.get(fault) ?? 0) + 1));
  return faults;
}

/** What is wrong now and was not before. What was there before is the author's. */
export function newFaults(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  return [...after].filter(([fault, count]) => count > (before.get(fault) ?? 0)).map(([fault]) => fault);
}
