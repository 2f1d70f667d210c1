import {
  NEWLINE,
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { PairIndex, Phrase, PhraseIndex } from '../lexicon/phrase.ts';
import type { Source } from './source.ts';
import { CONTENT, newTerm, operatorTerm, PLURAL, type Term } from './term.ts';
import type { WordFacts } from './tongue.ts';

/** Words that a phrase with a gap may enclose. */
const GAP = 5;

/** A phrase that stands in a text, and the index of the token behind it. */
export interface FoundPhrase {
  phrase: Phrase;
  end: number;
}

/** The longest phrase that begins at token `i`, and the index behind it. */
export function findPhrase(
  source: Source,
  indices: readonly PhraseIndex[],
  i: number,
  to: number,
): FoundPhrase | undefined {
  const { tokens } = source;
  const second = nextWord(tokens, i, to);
  let first: FoundPhrase | undefined;
  for (const { bySecond, gapped } of indices) {
    const found =
      (second > i ? findBySecond(source, bySecond, second, to) : undefined) ??
      firstThatStands(source, gapped, 1, i + 1, to);
    if (found && (!first || isWithin(first, found))) first = found;
  }
  first ??= behindComma(source, indices, i, to);
  if (first) return first;
  for (const { alone } of indices) if (alone) return { phrase: alone, end: i + 1 };
  return undefined;
}

const NEVER = operatorNumber('!never');

/** "Not, under any circumstances": the comma parts nothing. */
function behindComma(
  source: Source,
  indices: readonly PhraseIndex[],
  i: number,
  to: number,
): FoundPhrase | undefined {
  const { tokens } = source;
  if (tokens[i]?.lower !== 'not' || tokens[i + 1]?.lower !== ',') return undefined;
  const second = nextWord(tokens, i + 1, to);
  if (second < 0) return undefined;
  return indices
    .map(({ bySecond }) => findBySecond(source, bySecond, second, to))
    .find((found) => found?.phrase.operator === NEVER);
}

/** "Free of" negates, "free of charge" does not: words of their own that begin with an operator. */
const isWithin = (operator: FoundPhrase, other: FoundPhrase): boolean =>
  operator.phrase.operator > 0 &&
  operator.phrase.gap < 0 &&
  other.phrase.operator === 0 &&
  other.end > operator.end;

/** Index of the word right behind token `i`, -1 where none is. */
function nextWord(tokens: readonly Token[], i: number, to: number): number {
  const at = tokens[i + 1]?.kind === SPACES ? i + 2 : i + 1;
  return at < to && tokens[at]?.kind === WORD_TOKEN ? at : -1;
}

/** A phrase whose second word is token `second`, as it is spelled or by its key. */
function findBySecond(
  source: Source,
  bySecond: PhraseIndex['bySecond'],
  second: number,
  to: number,
): FoundPhrase | undefined {
  const { spelledId, keyId } = factsAt(source, second);
  const spelled = spelledId === 0 ? undefined : bySecond.get(spelledId);
  const found = spelled && findByThird(source, spelled, second + 1, to);
  if (found || keyId === spelledId || keyId === 0) return found;
  const inflected = bySecond.get(keyId);
  return inflected && findByThird(source, inflected, second + 1, to);
}

/** A phrase whose first two words stand in front of token `at`. */
function findByThird(
  source: Source,
  { phrases, thirds, rest }: PairIndex,
  at: number,
  to: number,
): FoundPhrase | undefined {
  const third = thirds.size > 0 ? wordAt(source.tokens, at, to) : -1;
  return firstThatStands(source, third >= 0 && isAny(source, third, thirds) ? phrases : rest, 2, at, to);
}

const factsAt = ({ tokens, tongue }: Source, at: number): WordFacts => {
  const token = tokens[at];
  return tongue.factsOf(token?.word, token?.lower ?? '');
};

function isAny(source: Source, at: number, wanted: ReadonlySet<number>): boolean {
  const { spelledId, keyId } = factsAt(source, at);
  return wanted.has(spelledId) || (keyId !== spelledId && wanted.has(keyId));
}

/**
 * The first of `phrases` whose words from `known` on stand from token `at` on; those before are known to
 * stand there.
 */
function firstThatStands(
  source: Source,
  phrases: readonly Phrase[],
  known: number,
  at: number,
  to: number,
): FoundPhrase | undefined {
  for (const phrase of phrases) {
    const end = matchPhrase(source, phrase, known, at, to);
    if (end >= 0) return { phrase, end };
  }
  return undefined;
}

/**
 * Index behind the last token of a phrase whose words from `known` on stand from token `from` on, -1 where
 * they do not.
 */
function matchPhrase(
  source: Source,
  { ids, gap, key, operator, word }: Phrase,
  known: number,
  from: number,
  to: number,
): number {
  let at = from;
  for (let k = known; k < ids.length; k++) {
    const wanted = ids[k] ?? 0;
    const found = k === gap ? findBehindGap(source, at, to, wanted) : wordAt(source.tokens, at, to);
    if (found < 0 || (k !== gap && !isWord(source, found, wanted))) return -1;
    at = found + 1;
  }
  if (ENDS_UP.test(key) && isUpTo(source, at, to)) return -1;
  if (word !== undefined && reachesOn(source, at, to)) return -1;
  return operator === 0 && COMPARES.test(key) && isThan(source, at, to) ? -1 : at;
}

const JOINS = new Set('or nor enough oder noch genug ou ni o né'.split(' '));
const NAMES = new Set('the a an this that these those your our their its his her any all it them'.split(' '));

/**
 * "Not valid or complete", "not formal enough", "not safe to open": what denies is not of the one word alone.
 * "Not relevant to the question" is.
 */
function reachesOn({ tokens }: Source, at: number, end: number): boolean {
  const next = wordAt(tokens, at, end);
  const { lower = '' } = tokens[next] ?? {};
  if (lower !== 'to') return JOINS.has(lower);
  return !NAMES.has(tokens[wordAt(tokens, next + 1, end)]?.lower ?? '');
}

const ENDS_UP = /(?:^| )up$/;
const COMPARES = /(?:^| )(?:more|less|fewer)$/;

/** "Use less than three": the bound takes the word. */
const isThan = ({ tokens }: Source, at: number, end: number): boolean =>
  tokens[wordAt(tokens, at, end)]?.lower === 'than';

/** "Use up to three": the bound takes the word. */
function isUpTo({ tokens, tongue }: Source, at: number, end: number): boolean {
  const preposition = wordAt(tokens, at, end);
  if (tokens[preposition]?.lower !== 'to') return false;
  const next = tokens[preposition + 1]?.kind === SPACES ? tokens[preposition + 2] : undefined;
  if (!next) return false;
  return (
    next.kind === NUMBER_TOKEN || (next.kind === WORD_TOKEN && tongue.factsOf(next.word, next.lower).counts)
  );
}

/** Index of the word that stands at `from` or behind spaces, -1 where something else does. */
function wordAt(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const kind = tokens[i]?.kind;
    if (kind === WORD_TOKEN) return i;
    if (kind !== SPACES && kind !== NEWLINE) return -1;
  }
  return -1;
}

function isWord(source: Source, at: number, wanted: number): boolean {
  const { spelledId, keyId } = factsAt(source, at);
  return spelledId === wanted || keyId === wanted;
}

/** Index of the word `wanted` behind one word or more, within reach; -1 where it is not. */
function findBehindGap(source: Source, at: number, to: number, wanted: number): number {
  let skipped = 0;
  for (let i = at; i < to; i++) {
    const kind = source.tokens[i]?.kind;
    if (kind === SPACES || kind === NEWLINE) continue;
    if (kind === PUNCT) return -1;
    if (skipped > 0 && kind === WORD_TOKEN && isWord(source, i, wanted)) return i;
    if (++skipped > GAP) return -1;
  }
  return -1;
}

/**
 * The term of a phrase from `start` to `end`, in UTF-16 units; of one with a gap `end` is that of its first
 * word.
 */
export function phraseTerm(
  { operator, key, groups, gap, word }: Phrase,
  text: string,
  start: number,
  end: number,
): Term {
  if (operator && gap < 0) return operatorTerm(operator, key, start, end);
  const term = operator ? operatorTerm(operator, key, start, end) : newTerm(CONTENT, word ?? key, start, end);
  term.groups = groups;
  if (gap < 0 && PLURALS.test(text.slice(start, end).toLowerCase())) term.flags |= PLURAL;
  return term;
}

const PLURALS = /[^su\s]s(?:\s|$)/;

/** The tokens that a phrase with a gap encloses, where it stands from token `from` to token `to`. */
export function enclosedBy(
  { ids, gap }: Phrase,
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; to: number } {
  return { from: skipKeys(tokens, from, gap), to: backKeys(tokens, to, ids.length - gap) };
}

function skipKeys(tokens: readonly Token[], i: number, count: number): number {
  let at = i;
  for (let seen = 0; seen < count; at++) if (tokens[at]?.kind === WORD_TOKEN) seen++;
  return at;
}

function backKeys(tokens: readonly Token[], end: number, count: number): number {
  let at = end;
  for (let seen = 0; seen < count; ) {
    at--;
    if (tokens[at]?.kind === WORD_TOKEN) seen++;
  }
  return at;
}
