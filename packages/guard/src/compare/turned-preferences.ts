import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { type SentenceWord, sentenceWords } from './sentence-words.ts';
import { areTurned, type Sides, sideFrom } from './turned-sides.ts';

/**
 * "Prefer A over B" that became "B is preferred over A", in whatever words that set one before the other.
 */
export function turnedPreferences(pair: Pair): Finding[] {
  return changedSentences(pair)
    .filter(({ before, after }) => {
      const own = preferencesIn(before);
      const others = own.length > 0 ? preferencesIn(after) : [];
      const isKept = (was: Sides): boolean =>
        others.some((now) => was.left.isSubsetOf(now.left) && was.right.isSubsetOf(now.right));
      return own.some((was) => !isKept(was) && others.some((now) => areTurned(was, now, true)));
    })
    .map(({ place }) => doubtOf('order', place, 'what it prefers is turned'));
}

/** What stands before it comes first, and what stands behind it comes second or not at all. */
const PIVOTS = [
  'over',
  'rather than',
  'instead of',
  'in place of',
  'ahead of',
  'in preference to',
  'preferred to',
  'preferable to',
  'better than',
  'but not',
  'and not',
  'statt',
  'anstatt',
  'anstelle von',
  'gegenüber',
  'plutôt que',
  'au lieu de',
  'en lugar de',
  'en vez de',
  'em vez de',
  'invece di',
  'piuttosto che',
  'antes que',
].map((words) => words.split(' '));
/** It sets one before the other only behind a verb that prefers. */
const TO = new Set(['to', 'à', 'aux', 'au', 'a', 'vor', 'than', 'als']);
const PREFERS = /^(?:prefer|favou?r|better|sooner|préfér|préfèr|preferi|prefier|bevorzug|lieber|eher)/;
const NEGATED = new Set(['not', 'nicht', 'pas', 'não', 'non']);
const DENIED = /^(?:not|no|never|without|.*n't|nicht|keine?[nmrs]?|pas|non|não)$/;
/** "The jury decides, not you." */
const isPerson = (word: string): boolean => PERSONS.has(word);
const PERSONS = new Set(
  'i you he she we they me him us them ich du er sie wir ihr je tu il elle nous vous'.split(' '),
);
/** So many words before "to" the verb stands. */
const REACH = 7;

/** What comes first and what comes second. */
function preferencesIn(sentence: string): Sides[] {
  const words = sentenceWords(sentence);
  const found: Sides[] = [];
  const isDenied = words.filter(({ word }) => DENIED.test(word)).length > 1;
  for (const [at, { word }] of words.entries()) {
    const length = pivotAt(words, at);
    if (length > 0) {
      const behind = sideFrom(words, at + length, 1);
      const opens = at === 0 || words[at - 1]?.isSign === true;
      const next = words.findIndex((other, k) => k > at && other.word === ',');
      // "Instead of B, use A."
      if (!opens) found.push({ left: sideFrom(words, at - 1, -1), right: behind });
      else if (next > 0) found.push({ left: sideFrom(words, next + 1, 1), right: behind });
    } else if (word === '>')
      found.push({ left: sideFrom(words, at - 1, -1), right: sideFrom(words, at + 1, 1) });
    else if (word === ',' && !isDenied && NEGATED.has(words[at + 1]?.word ?? ''))
      found.push({
        left: sideFrom(words, at - 1, -1, isPerson),
        right: sideFrom(words, at + 2, 1, isPerson),
      });
  }
  return found;
}

/** How many words the pivot has that begins at `at`, 0 for none. */
function pivotAt(words: readonly SentenceWord[], at: number): number {
  const pivot = PIVOTS.find((parts) => parts.every((part, k) => words[at + k]?.word === part));
  if (pivot) return pivot.length;
  const before = words.slice(Math.max(0, at - REACH), at);
  return TO.has(words[at]?.word ?? '') && before.some(({ word }) => PREFERS.test(word)) ? 1 : 0;
}
