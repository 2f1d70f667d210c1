import { narrowingOf } from '../lexicon/narrowing.ts';
import { limitedBy } from './attributes.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { SaidNear } from './said-near.ts';
import { sentenceWords } from './sentence-words.ts';

/**
 * Words that say which of several things are meant and are gone, while the things are still named: "rename
 * all existing files" and "rename all files".
 */
export function droppedNarrowing(pair: Pair): Finding[] {
  const narrowing = narrowingOf(pair.original.language);
  if (!narrowing) return [];
  const found: Finding[] = [];
  for (const { before, place, home } of changedSentences(pair)) {
    const words = sentenceWords(before);
    let said: SaidNear | undefined;
    for (const [at, word] of words.entries()) {
      const thing = limitedBy(words, at, narrowing);
      if (!thing || narrowing.empty.test(before.slice(0, word.start).trimEnd())) continue;
      said ??= new SaidNear(pair, home);
      if (!said.names(thing) || said.says(word) || !said.hasMostOf(words)) continue;
      const where = { start: place.start + word.start, end: place.start + word.end };
      found.push(doubtOf('quantifier', where, `${quoted(pair.original, where)} is gone: more is meant now`));
    }
  }
  return found;
}
