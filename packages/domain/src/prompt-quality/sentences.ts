import type { Place } from './place.ts';

/** A point between digits ends one, too: what is judged by them does not mind. */
const SENTENCE = /[^.!?。！？\n]+/gu;

interface Sentence extends Place {
  words: string[];
}

/** The sentences of a text, in their order, each with its words in small letters. */
export function* sentencesIn(text: string): Iterable<Sentence> {
  for (const { index, 0: sentence } of text.matchAll(SENTENCE)) {
    const start = index + (sentence.length - sentence.trimStart().length);
    const words = sentence.toLowerCase().match(/[\p{L}\p{N}'’_{}-]+/gu) ?? [];
    yield { start, end: index + sentence.trimEnd().length, words };
  }
}
