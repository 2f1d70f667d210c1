import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import type { Reading } from '../read/reading.ts';
import { englishKey } from '../read/tongue.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { sentenceOf } from './moods.ts';

/**
 * Words that took each other's part in a sentence otherwise left to the word: "tabs over spaces", "the parser
 * calls the lexer".
 */
export function turnedRoles({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const [s, { start, end }] of original.statements.entries()) {
    const home = matches.home[s] ?? -1;
    if (matches.same[s] || home < 0) continue;
    const [own, other] = [wordsOf(original, s), wordsOf(rewritten, home)];
    const isTurned = areExchanged(own, other) || isPassive(original, s, rewritten, home);
    if (isTurned) found.push(lostOrDoubtful('direction', 'doubtful', start, end, 'these changed places'));
  }
  return found;
}

/** Longer sentences are not looked at, in words. */
const LONGEST = 80;

const wordsOf = (reading: Reading, s: number): string[] =>
  sentenceOf(reading, s).match(/[\p{L}\p{N}_']+|[^\s\p{L}\p{N}]/gu) ?? [];

/** An exchanged part has so many words at most. */
const MOST = 4;

/**
 * Whether two parts of a sentence changed places, with something between them that tells one from the other.
 */
function areExchanged(own: readonly string[], other: readonly string[]): boolean {
  if (own.length !== other.length || own.length > LONGEST) return false;
  let from = 0;
  while (from < own.length && own[from] === other[from]) from++;
  let to = own.length;
  while (to > from && own[to - 1] === other[to - 1]) to--;
  const [a, b] = [own.slice(from, to), other.slice(from, to)];
  for (let left = 1; left <= MOST; left++)
    for (let right = 1; right <= MOST && left + right <= a.length; right++) {
      const between = a.slice(left, a.length - right);
      const turned = [...a.slice(a.length - right), ...between, ...a.slice(0, left)];
      if (turned.every((word, at) => word === b[at])) return isDirected(a, between, own);
    }
  return false;
}

const DIRECTED = new Set(
  'over above below under than instead rather before after then dann danach puis ensuite luego después poi depois'.split(
    ' ',
  ),
);
/** "Replace tabs with spaces", "treat guests as members". */
const TURNS = new Set(
  'with by as to into for durch mit als in zu par comme en avec por como con per come com'.split(' '),
);
/** Its verb stands so far into a sentence at most, in words. */
const OPENING = 4;
const CHANGES =
  /^(?:replac|substitut|renam|treat|count|regard|interpret|read|show|display|label|mark|use|map|translat|convert|turn|chang|ersetz|behandel|zähl|wert|nenn|nutz|verwend|änder|remplac|trait|consid|compt|chang|utilis|reempl|sustitu|trat|cuent|cont|cambi|us[aeo]|sostitu|substitu|troc)/;
const ARTICLES = new Set(['the', 'a', 'an']);
const SYMMETRIC = new Set(
  'compare compares comparing mix combine contrast between both equal equals vs versus'.split(' '),
);
const NUMBER = /^\d+$/;

/**
 * Whether what stands between two parts tells one from the other: "left and right" does not, "tabs over
 * spaces" does.
 */
function isDirected(
  parts: readonly string[],
  between: readonly string[],
  sentence: readonly string[],
): boolean {
  if (sentence.some((word) => SYMMETRIC.has(word))) return false;
  // "10 15-word slogans", "3 lists of 5 items".
  if ([parts[0], parts.at(-1)].every((word) => NUMBER.test(word ?? '')))
    return between.length === 0 || between.includes('of');
  if (between.length === 0 || between.length > MOST) return false;
  if (between.some((word) => DIRECTED.has(word))) return true;
  if (
    between.some((word) => TURNS.has(word)) &&
    sentence.slice(0, OPENING).some((word) => CHANGES.test(word))
  )
    return true;
  const [verb = '', ...rest] = between;
  return (
    parts.length - between.length === 2 &&
    (verbMask(verb) & MAY.present) !== 0 &&
    rest.every((word) => ARTICLES.has(word))
  );
}

const PASSIVE =
  /(?<![\p{L}\p{N}])([\p{L}\p{N}]+) (?:is|are|was|were|be|gets?) ([a-z]+) by (?:the |an? )?([\p{L}\p{N}]+)/u;

/** What is acted on stands right behind the verb and its article, in words. */
const CLOSE = 3;

/** "A calls B" that became "A is called by B", or the other way round. English. */
function isPassive(original: Reading, s: number, rewritten: Reading, home: number): boolean {
  if (original.language !== 'en') return false;
  const [own, other] = [sentenceOf(original, s), sentenceOf(rewritten, home)];
  const [before, after] = [PASSIVE.exec(own), PASSIVE.exec(other)];
  if ((before === null) === (after === null)) return false;
  const [, subject = '', verb = '', agent = ''] = before ?? after ?? [];
  const words: string[] = (before ? other : own).match(/[\p{L}\p{N}]+/gu) ?? [];
  const act = words.findIndex((word) => englishKey(word) === englishKey(verb));
  return act > 0 && words[act - 1] === subject && words.slice(act + 1, act + CLOSE).includes(agent);
}
