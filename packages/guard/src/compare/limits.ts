import { limitsOf } from '../lexicon/limits.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { asksFor, sentenceOf } from './moods.ts';

const GRANTS = /\b(?:can|may|might|must|should|will|shall|allowed|permitted|never|always|only)\b/;

/**
 * Small words that narrow what is asked for, and are gone: "once", "again", "for now", "not yet", "the
 * other", "the same", "own".
 */
export function droppedLimits(pair: Pair): Finding[] {
  const limits = limitsOf(pair.original.language);
  const found: Finding[] = [];
  const homes = new Set(pair.matches.home);
  /** Whether a new sentence next to the one that it became says it: one may have become two. */
  const isSaidBeside = (home: number, kept: RegExp): boolean =>
    [home - 1, home + 1].some((k) => k >= 0 && !homes.has(k) && kept.test(sentenceOf(pair.rewritten, k)));
  for (const { s, before, after, place, home } of changedSentences(pair)) {
    // A story is told in fewer words: "the noise goes away again".
    if (pair.original.language === 'en' && !asksFor(pair.original, s) && !GRANTS.test(before)) continue;
    for (const { kind, said, kept } of limits) {
      const match = said.exec(before);
      if (!match || kept.test(after) || isSaidBeside(home, kept)) continue;
      const start = place.start + match.index;
      const end = start + match[0].trimEnd().length;
      found.push(doubtOf(kind, { start, end }, `"${pair.original.text.slice(start, end)}" is gone`));
    }
  }
  return found;
}
