import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { type SentenceWord, sentenceWords } from './sentence-words.ts';
import { areTurned, type Sides, sideFrom } from './turned-sides.ts';

/** "First the answer, then the reason" that became "first the reason, then the answer". */
export function turnedSteps(pair: Pair): Finding[] {
  return changedSentences(pair)
    .filter(({ before, after }) => {
      const was = stepsIn(before);
      const now = was && stepsIn(after);
      return was !== undefined && now !== undefined && areTurned(was, now, true);
    })
    .map(({ place }) => doubtOf('order', place, 'its steps are turned'));
}

const FIRST = new Set(['first', 'zuerst', 'zunächst', "d'abord", 'primero', 'primeiro']);
const THEN = new Set(
  'then next afterwards after danach dann anschließend hinterher puis ensuite luego después depois'.split(
    ' ',
  ),
);
/** They may end the clause of the second step. */
const BEHIND = new Set(['after', 'afterwards', 'danach', 'hinterher', 'después', 'depois']);
const JOINTS = new Set(['and', 'und', 'et', 'y', 'e']);

/** What comes first in a sentence and what comes then. */
function stepsIn(sentence: string): Sides | undefined {
  const words = sentenceWords(sentence);
  const first = words.findIndex(({ word }) => FIRST.has(word));
  const then = first < 0 ? -1 : words.findIndex(({ word }, at) => at > first && THEN.has(word));
  if (then < 0) return undefined;
  const left = endsClause(words, first + 1) ? sideFrom(words, first - 1, -1) : sideFrom(words, first + 1, 1);
  const isBehind = BEHIND.has(words[then]?.word ?? '') && !endsClause(words, then - 1);
  return { left, right: isBehind ? sideFrom(words, then - 1, -1) : sideFrom(words, then + 1, 1) };
}

const endsClause = (words: readonly SentenceWord[], at: number): boolean => {
  const next = words[at];
  return next === undefined || next.isSign || JOINTS.has(next.word) || THEN.has(next.word);
};
