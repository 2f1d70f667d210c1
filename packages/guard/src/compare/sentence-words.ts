import { englishKey } from '../read/tongue.ts';
import type { Place } from '../types.ts';

/** A word of a sentence in small letters, or a sign, with the common form of its inflections. */
export interface SentenceWord extends Place {
  word: string;
  key: string;
  isSign: boolean;
}

const WORD = /([\p{L}\p{N}_]+(?:['-][\p{L}\p{N}_]+)*)|[^\s\p{L}\p{N}]/gu;

/** More of a sentence is not looked at, in words and signs. */
const LONGEST = 120;

/** The words and signs of a sentence in small letters, the first ones; offsets point into it. */
export function sentenceWords(sentence: string): SentenceWord[] {
  const found: SentenceWord[] = [];
  for (const { 0: word, 1: letters, index } of sentence.matchAll(WORD)) {
    if (found.length === LONGEST) break;
    const isSign = letters === undefined;
    found.push({
      word,
      key: isSign ? word : englishKey(word),
      isSign,
      start: index,
      end: index + word.length,
    });
  }
  return found;
}
