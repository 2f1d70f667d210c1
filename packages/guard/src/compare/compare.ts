import type { Reading } from '../read/reading.ts';
import { changedChoices } from './choices.ts';
import type { Finding, Pair } from './finding.ts';
import { matchTerms } from './match.ts';
import { changedMaterial } from './material.ts';
import { changedCounts, exchangedWords, movedNumbers } from './moved.ts';
import { changedNumbers } from './numbers.ts';
import { oppositeWords } from './opposites.ts';
import { reorderedSteps, swappedWords } from './order.ts';
import { changedOwners } from './owners.ts';
import { changedSpans } from './spans.ts';
import { changedUses } from './uses.ts';
import { certain } from './verdict.ts';
import { addedWords, droppedClauses, droppedMembers, widenedNegations } from './words.ts';

/** Everything that a comparison looks at. Each names what it cannot explain. */
const CHECKS: readonly ((pair: Pair) => Finding[])[] = [
  changedSpans,
  changedNumbers,
  movedNumbers,
  changedCounts,
  changedUses,
  widenedNegations,
  oppositeWords,
  changedChoices,
  swappedWords,
  reorderedSteps,
  exchangedWords,
  changedOwners,
  changedMaterial,
  droppedClauses,
  droppedMembers,
  addedWords,
];

/** Pairs the words of two readings. */
export const pairUp = (original: Reading, rewritten: Reading): Pair => ({
  original,
  rewritten,
  matches: matchTerms(original, rewritten),
});

/** What is not plainly kept, in order of the text it is about. */
export function compare(pair: Pair): Finding[] {
  if (
    pair.matches.same.every(Boolean) &&
    pair.original.statements.length === pair.rewritten.statements.length
  )
    return [];
  const found = CHECKS.flatMap((check) => check(pair)).map((finding) => certain(pair, finding));
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}
