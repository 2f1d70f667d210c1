import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { wholeWord } from '../lexicon/lines.ts';
import { englishKey } from '../read/tongue.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { type SentenceWord, sentenceWords } from './sentence-words.ts';
import { areTurned, type Sides, sideFrom } from './turned-sides.ts';
import { areComparable, passiveSides, subjectAt, type Voice, voiceOf } from './voices.ts';

/**
 * Who does it to whom changed places, however the sentence is worded: "A calls B" became "B calls A" or "A
 * is called by B". English.
 */
export function turnedVerbs(pair: Pair): Finding[] {
  const { language } = pair.original;
  // The language of a short text is not told.
  if (language !== 'en' && language !== 'other') return [];
  const found: Finding[] = [];
  for (const { before, after, place } of changedSentences(pair)) {
    const verbs = verbsIn(before);
    if (verbs.size === 0) continue;
    const others = verbsIn(after);
    for (const [key, { sides, voice, start, end }] of verbs) {
      const now = others.get(key);
      if (!now || !areComparable(voice, now.voice) || !areTurned(sides, now.sides, false)) continue;
      const where = { start: place.start + start, end: place.start + end };
      found.push(doubtOf('role', where, 'who does it to whom changed places'));
      break;
    }
  }
  return found;
}

interface Verb {
  sides: Sides;
  voice: Voice;
  start: number;
  end: number;
}

/** Those of which both sides say the same, and those that stand beside other verbs. By their keys. */
const SYMMETRIC = new Set(
  `be have do can will may would might must should could let make get go come say see know stay become
  seem remain match equal differ compare meet overlap correspond agree combine mix resemble alternate
  pair share join link connect like need want help try keep number name type order time work part
  point place step`
    .split(/\s+/)
    .map(englishKey),
);
/** Of software, beside those that every language has. */
const TECHNICAL = /^(?:over(?:rid|writ)|instantiat|prox[yi]|mock|poll|supersed|outrank|authenticat)/;
const FINITE = MAY.base | MAY.present | MAY.past | MAY.participle;
/** In front of a noun. */
const NOMINAL = wholeWord(
  'an?|the|th[ai][st]|th[eo]se|each|every|any|no|my|your|his|her|its|our|their|of|for|with|[io]n|to|from|[0-9]+',
);

/**
 * Verbs of a sentence that stand there once and have words on both sides: the one that acts stands left.
 */
function verbsIn(sentence: string): ReadonlyMap<string, Verb> {
  const words = sentenceWords(sentence);
  const counts = new Map<string, number>();
  for (const { key } of words) counts.set(key, (counts.get(key) ?? 0) + 1);
  const found = new Map<string, Verb>();
  for (const [at, { word, key, start, end, isSign }] of words.entries()) {
    if (isSign || counts.get(key) !== 1 || SYMMETRIC.has(key)) continue;
    if (((verbMask(word) & FINITE) === 0 && !TECHNICAL.test(word)) || isNominal(words, at)) continue;
    const left = sideFrom(words, subjectAt(words, at), -1);
    const right = sideFrom(words, at + 1, 1);
    if (opensWithVerb(words) && left.size > 1) left.delete(words[0]?.key ?? '');
    if (left.size === 0 || right.size === 0) continue;
    const voice = voiceOf(words, at);
    const sides = voice === 'passive' ? passiveSides(words, at, left) : { left, right };
    found.set(key, { sides, voice, start, end });
  }
  return found;
}

const opensWithVerb = ([first]: readonly SentenceWord[]): boolean =>
  first !== undefined && (verbMask(first.word) & MAY.base) !== 0;

const isNominal = (words: readonly SentenceWord[], at: number): boolean => {
  const before = words[at - 1]?.word ?? '';
  // "Has to call".
  return (
    NOMINAL.test(before) &&
    !(before === 'to' && /^(?:ha[sd]|have|needs?|ought|is|are)$/.test(words[at - 2]?.word ?? ''))
  );
};
