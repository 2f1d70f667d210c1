import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import type { Words } from './words.ts';

const CONTENT = new Set<Tag>([TAG.adverb, TAG.noun, TAG.base, TAG.adjective, TAG.gerund]);
const PREPOSITIONS = wordSet('with without about including');
/** They stand in each part of a row: "then … then", "at most … at most". */
const IN_ROWS = wordSet(
  'then first next not never only also always most least more less no same like such so as each use write list',
);

/**
 * Words that an English sentence says twice: "I'm learning it now and have been for a year now", "the pages
 * with a list with a date".
 */
export function repeatFaults({ language, words, tags, isWord }: Words, found: (fault: string) => void): void {
  if (language !== 'en') return;
  const seen = new Set<string>();
  for (let k = 0; k < words.length; k++) {
    const word = words[k] ?? '';
    // "So" may stand twice where the author put it twice: "as so often, so too", not ", so we're so strict".
    if (word === 'so' && isWord[k]) {
      if (seen.has(word)) found('so again');
      seen.add(word);
    }
    if (!isWord[k] || IN_ROWS.has(word)) continue;
    if (!CONTENT.has(tags[k] ?? TAG.other) && !PREPOSITIONS.has(word)) continue;
    if (seen.has(word)) found(`${word} again`);
    seen.add(word);
  }
}
