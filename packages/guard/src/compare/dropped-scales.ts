import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { SaidNear } from './said-near.ts';
import { sentenceWords } from './sentence-words.ts';

/** "From 1 to 6, where 1 is the best". */
const END_OF_SCALE = /\bwhere (?:\d{1,6}|[a-z]) (?:is|means|stands for|equals) (?:the )?([\p{L}-]{3,20})/gu;

/** What an end of a scale means, and is gone: nobody knows then which end is the good one. English. */
export function droppedScales(pair: Pair): Finding[] {
  if (pair.original.language !== 'en') return [];
  const found: Finding[] = [];
  for (const { home, before, place } of changedSentences(pair)) {
    for (const { 0: said, 1: means = '', index } of before.matchAll(END_OF_SCALE)) {
      const near = new SaidNear(pair, home);
      if (sentenceWords(means).some((word) => near.says(word))) continue;
      const start = place.start + index;
      found.push(
        doubtOf('statement', { start, end: start + said.length }, 'the scale is not explained any more'),
      );
    }
  }
  return found;
}
