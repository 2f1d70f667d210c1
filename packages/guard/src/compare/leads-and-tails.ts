import { oneLine } from '../lexicon/lines.ts';
import type { Reading } from '../read/reading.ts';
import type { Place } from '../types.ts';

/**
 * What of a sentence says when, where or in which case the rest of it holds. Offsets point into the text.
 */
export interface Circumstance extends Place {
  /** It stands at the end. */
  isTail: boolean;
}

const CASES = oneLine(`
  if|when|whenever|unless|once|in|on|at|during|before|after|within|inside|outside|while|until|without|under|
  falls|wenn|sobald|vor|nach|während|bei|im|am|an|auf|
  si|lorsque|quand|en|dans|avant|après|pendant|lors|sur|
  cuando|antes|después|durante|se|quando|prima|dopo|nel|nella`);
const FOR = 'for|with|as|für|mit|als|pour|avec|para|con|per|com';

const LEAD = new RegExp(
  `^[^\\p{L}]*(?:only |nur |seulement |solo )?(?:${CASES}|${FOR})(?: [^,;:.!?\\n]{1,80})(?=,|$)`,
  'iu',
);
/** German needs no comma: "In der Produktion maskiere Tokens". */
const GERMAN_LEAD = new RegExp(
  oneLine(String.raw`
    ^[^\p{L}]*(?:Nur )?(?:[Ii][nm]|[Aa][nm]|[Aa]uf|[Bb]eim?|[Vv]or|[Nn]ach|[Ff]ür|[Mm]it|[Ww]ährend)
    (?: (?:de[rmns]|die|das|eine[rmn]?|einem?|jede[rmn]))?(?: \p{Ll}+e[nmrs]?)? \p{Lu}\p{L}+(?= \p{Ll})`),
  'u',
);
/** Each alone they open what a sentence ends with. */
const OPENS = new Set(CASES.split('|'));
const WORD = /[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}'-]/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** So many words what a sentence ends with has at most, with the one that opens it. */
const LONGEST_TAIL = 6;

/** What a sentence begins with up to a comma: "In production, …". */
export function leadOf(reading: Reading, s: number): Circumstance | undefined {
  const { start, said } = sentence(reading, s);
  const found = LEAD.exec(said)?.[0] ?? (reading.language === 'de' ? GERMAN_LEAD.exec(said)?.[0] : undefined);
  if (found === undefined || found.length === said.length) return undefined;
  return { start, end: start + found.length, isTail: false };
}

/** What a sentence ends with: "… in the morning". */
export function tailOf(reading: Reading, s: number): Circumstance | undefined {
  const { start, said } = sentence(reading, s);
  const words = [...said.toLowerCase().matchAll(WORD)];
  while (words.length > 0 && !LETTER.test(words.at(-1)?.[0] ?? '')) words.pop();
  // What stands nearest to the end opens it: "at 8 in the morning".
  for (let at = words.length - 2; at > 0 && at >= words.length - LONGEST_TAIL; at--) {
    const { 0: word = '', index = 0 } = words[at] ?? {};
    if (!LETTER.test(word)) return undefined;
    if (OPENS.has(word)) return { start: start + index, end: start + said.length, isTail: true };
  }
  return undefined;
}

/** Longer sentences are cut, in UTF-16 units. */
const LONGEST = 400;

function sentence({ text, statements }: Reading, s: number): { start: number; said: string } {
  const { start = 0, end = 0 } = statements[s] ?? {};
  return { start, said: text.slice(start, Math.min(end, start + LONGEST)) };
}
