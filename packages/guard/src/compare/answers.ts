import type { Reading } from '../read/reading.ts';
import type { Place } from '../types.ts';
import { isWord } from './asks.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { sentenceOf, tells } from './moods.ts';

/** Longer statements say by themselves what they are about, in UTF-16 units. */
const LONGEST = 80;
const YES = /^(?:yes|true|ja|oui|sí|sì|sim)[^\p{L}]*$/u;
const NO = /^(?:no|false|none|never|nein|non|não)[^\p{L}]*$/u;
const VALUE = /^\p{L}[\p{L} -]{0,30}: ?[^:]{1,40}$/u;
const RESULT = /^(?:the|it|this|that|they|these|its) /;

/**
 * Answers, values and results that are gone from what they belong to, though the same words stand elsewhere:
 * "Use Jest? No." that became "Use Jest?", and the second of two equal results.
 */
export function changedAnswers(pair: Pair): Finding[] {
  const { original, matches } = pair;
  const found: Finding[] = [];
  const isSaidTwice = repeatedIn(original);
  for (let owner = 0, last = 0; owner < original.statements.length; owner = last + 1) {
    last = owner;
    while (belongs(original, last + 1, isSaidTwice)) last++;
    const home = matches.home[owner] ?? -1;
    if (last === owner || home < 0) continue;
    const region = regionOf(pair, home, matches.home[last + 1] ?? -1);
    for (let s = owner + 1; s <= last; s++) {
      const { start = 0, end = 0 } = original.statements[s] ?? {};
      if (isThere(original, s, region)) continue;
      const reason = `it is gone from behind ${quoted(original, original.statements[owner])}`;
      found.push(doubtOf('statement', { start, end }, reason));
    }
  }
  return found;
}

/** Tells of statements whether the text has them twice. */
function repeatedIn(reading: Reading): (s: number) => boolean {
  const isShort = ({ start, end }: Place): boolean => end - start <= LONGEST;
  const texts = reading.statements.map((statement, s) => (isShort(statement) ? sentenceOf(reading, s) : ''));
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (s) => (counts.get(texts[s] ?? '') ?? 0) > 1;
}

/** Whether a statement says something of the one before it only. */
function belongs(reading: Reading, s: number, isSaidTwice: (s: number) => boolean): boolean {
  const statement = reading.statements[s];
  if (!statement || statement.item || statement.end - statement.start > LONGEST) return false;
  const text = sentenceOf(reading, s);
  if (YES.test(text) || NO.test(text)) return isAsked(reading, s);
  if (!isSaidTwice(s) || statement.line === 'heading') return false;
  if (reading.statements[s - 1]?.line === 'heading') return true;
  return VALUE.test(text) || (RESULT.test(text) && reading.language === 'en' && tells(reading, s));
}

const isAsked = (reading: Reading, s: number): boolean => /[?:]["”)*_]*$/.test(sentenceOf(reading, s - 1));

/** The rewritten text from one statement to another, where that stands behind it, in small letters. */
function regionOf({ rewritten: { text, statements } }: Pair, from: number, to: number): string {
  const start = statements[from]?.start ?? 0;
  const end = to > from ? statements[to]?.start : undefined;
  return text.slice(start, Math.min(end ?? text.length, start + REACH)).toLowerCase();
}

/** A part that belongs together is no longer, in UTF-16 units. */
const REACH = 600;

const DENIES =
  /(?<!\p{L})(?:no|not|never|none|false|nein|nicht|kein\p{L}*|non|ne|pas|não)(?!\p{L})|n['’]t(?!\p{L})|[❌✗✘]/u;

/** Whether a part of the rewritten text says what a statement said. */
function isThere(original: Reading, s: number, region: string): boolean {
  const text = sentenceOf(original, s);
  if (NO.test(text)) return DENIES.test(region);
  if (YES.test(text))
    return !DENIES.test(region) && (!region.includes('?') || region.includes(text.slice(0, 2)));
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const [, value = text] = text.split(/: ?/);
  if (VALUE.test(text)) return region.includes(value.replace(/(?<![.!])[.!]+$/, ''));
  return original.terms
    .slice(from, to)
    .filter(isWord)
    .some(({ start, end }) => region.includes(original.text.slice(start, end).toLowerCase().slice(0, STEM)));
}

/** So much of its beginning tells a word, in letters. */
const STEM = 4;
