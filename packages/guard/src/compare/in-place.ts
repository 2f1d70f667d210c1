import { wordList } from '@refinery/text/word-list.ts';
import { COUNTERPARTS } from '../lexicon/counterparts.ts';
import type { Script } from '../lexicon/tables.ts';
import type { Reading } from '../read/reading.ts';
import { COMPARATIVE, OPERATOR } from '../read/term.ts';
import { tongueOf } from '../read/tongue.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { oppositesOf } from './opposites.ts';

/**
 * Words in whose very place their opposite stands: "user input" that became "user output", whatever else the
 * text says.
 */
export function turnedInPlace({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const homes = new Map<number, Home>();
  for (const s of original.statements.keys()) {
    const home = matches.home[s] ?? -1;
    if (home < 0 || isUntouched(original, s, rewritten, home)) continue;
    const now = homes.get(home) ?? homeOf(wordsOf(rewritten, home));
    homes.set(home, now);
    const words = wordsOf(original, s);
    const before = countsOf(words);
    for (const { word, frame, start } of words) {
      const here = now.frames.get(frame);
      if (!here || here.includes(word)) continue;
      const other = here.find((each) => areOpposite(original, word, each));
      // "Left and right" and "right and left": both only changed places.
      if (other === undefined || (now.counts.get(word) ?? 0) >= (before.get(word) ?? 0)) continue;
      const reason = `it became its opposite, "${other}"`;
      found.push({
        ...lostOrDoubtful('opposite', 'doubtful', start, start + word.length, reason),
        // "A is larger than B" and "B is smaller than A".
        isGuess: compares(original, word),
      });
    }
  }
  return found;
}

/** Words that ask for nothing are no part of what makes two statements the same: "question" and "answer". */
function isUntouched(original: Reading, s: number, rewritten: Reading, home: number): boolean {
  const [own, other] = [original.statements[s], rewritten.statements[home]];
  if (!own || !other || own.end - own.start !== other.end - other.start) return false;
  return original.text.slice(own.start, own.end) === rewritten.text.slice(other.start, other.end);
}

interface Framed {
  word: string;
  /** The words before and behind it. */
  frame: string;
  start: number;
}

/** A sentence is looked at so far, in UTF-16 units. */
const LONGEST = 2000;
const WORD = /[\p{L}\p{N}]+/gu;

function wordsOf({ text, statements }: Reading, s: number): Framed[] {
  const { start = 0, end = 0 } = statements[s] ?? {};
  const words = [
    ...text
      .slice(start, Math.min(end, start + LONGEST))
      .toLowerCase()
      .matchAll(WORD),
  ];
  return words.map(({ 0: word, index }, at) => ({
    word,
    frame: `${words[at - 1]?.[0] ?? ''} ${words[at + 1]?.[0] ?? ''}`,
    start: start + index,
  }));
}

/** A statement of the rewritten text. */
interface Home {
  frames: ReadonlyMap<string, readonly string[]>;
  counts: ReadonlyMap<string, number>;
}

const homeOf = (words: readonly Framed[]): Home => ({ frames: framesOf(words), counts: countsOf(words) });

function countsOf(words: readonly Framed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function framesOf(words: readonly Framed[]): Map<string, string[]> {
  const frames = new Map<string, string[]>();
  for (const { word, frame } of words) {
    const list = frames.get(frame);
    if (list) list.push(word);
    else frames.set(frame, [word]);
  }
  return frames;
}

const compares = ({ language }: Reading, word: string): boolean =>
  (tongueOf(language).factsOf(undefined, word).flags & COMPARATIVE) !== 0;

/** By the tables of opposites, or in the very place of each other alone. */
function areOpposite(reading: Reading, word: string, other: string): boolean {
  if (counterpartsOf(reading.language).get(word)?.has(other)) return true;
  const { factsOf } = tongueOf(reading.language);
  const [one, two] = [factsOf(undefined, word), factsOf(undefined, other)];
  // Of operators it is told what they apply to.
  if (one.type === OPERATOR || two.type === OPERATOR) return false;
  return oppositesOf(reading, one.key).includes(two.key);
}

const KNOWN = new Map<Script, ReadonlyMap<string, ReadonlySet<string>>>();

function counterpartsOf(language: Script): ReadonlyMap<string, ReadonlySet<string>> {
  const known = KNOWN.get(language);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const list = found.get(from) ?? new Set();
    found.set(from, list.add(to));
  };
  for (const line of (COUNTERPARTS[language] ?? '').split('\n')) {
    const [left = [], right = []] = line.split(':').map(wordList);
    for (const a of left) for (const b of right) [add(a, b), add(b, a)];
  }
  KNOWN.set(language, found);
  return found;
}
