import { templateParts } from '@refinery/contracts/template-parts.ts';

/** Where something is, in UTF-16 code units; `end` is exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** A point between digits ends one, too: what is judged by them does not mind. */
const SENTENCE = /[^.!?。！？\n]+/gu;
const MAX_WORDS = 60;
/** Shorter ones may well stand twice. */
const MIN_REPEATED_WORDS = 5;

interface Sentence extends Place {
  words: string[];
}

function* sentencesIn(text: string): Iterable<Sentence> {
  for (const { index, 0: sentence } of text.matchAll(SENTENCE)) {
    const start = index + (sentence.length - sentence.trimStart().length);
    const words = sentence.toLowerCase().match(/[\p{L}\p{N}'’_{}-]+/gu) ?? [];
    yield { start, end: index + sentence.trimEnd().length, words };
  }
}

/** The first sentence with more than 60 words; null for none. */
export function tooLongSentence(text: string): Place | null {
  for (const { start, end, words } of sentencesIn(text)) if (words.length > MAX_WORDS) return { start, end };
  return null;
}

/** The first sentence of five words or more that was there before; null for none. */
export function repeatedSentence(text: string): Place | null {
  const seen = new Set<string>();
  for (const { start, end, words } of sentencesIn(text)) {
    if (words.length < MIN_REPEATED_WORDS) continue;
    const key = words.join(' ');
    if (seen.has(key)) return { start, end };
    seen.add(key);
  }
  return null;
}

const BRACES = /\{\{[^{}\n]{0,120}\}\}/;

/** The first `{{…}}` that is neither a variable nor an include, and not in code; null for none. */
export function malformedVariable(text: string): Place | null {
  let at = 0;
  for (const { kind, raw } of templateParts(text)) {
    const found = kind === 'text' ? BRACES.exec(raw) : null;
    if (found) return { start: at + found.index, end: at + found.index + found[0].length };
    at += raw.length;
  }
  return null;
}

const LEAST =
  /(?:at least|no (?:less|fewer) than|minimum(?: of)?|mindestens|au moins|minimum de|al menos|como mínimo|almeno|minimo|pelo menos|no mínimo)\s+(?:de\s+)?(\d{1,6})\s+(\p{L}{3,20})/giu;
const MOST =
  /(?:at most|no more than|maximum(?: of)?|max\.?|up to|under|fewer than|less than|höchstens|maximal|au maximum|au plus|maximum de|como máximo|a lo sumo|al massimo|massimo|no máximo)\s+(?:de\s+)?(\d{1,6})\s+(\p{L}{3,20})/giu;

/** The first sentence that asks for at least so many of something, and for at most fewer; null for none. */
export function conflictIn(text: string): Place | null {
  // Few texts have both anywhere.
  if (text.search(LEAST) < 0 || text.search(MOST) < 0) return null;
  for (const { start, end } of sentencesIn(text)) {
    const sentence = text.slice(start, end);
    const most = new Map(
      [...sentence.matchAll(MOST)].map(([, number, unit = '']) => [unit.toLowerCase(), Number(number)]),
    );
    for (const [, number, unit = ''] of sentence.matchAll(LEAST)) {
      const limit = most.get(unit.toLowerCase());
      if (limit !== undefined && limit < Number(number)) return { start, end };
    }
  }
  return null;
}
