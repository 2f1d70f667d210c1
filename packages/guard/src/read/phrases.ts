import { NEWLINE, PUNCT, SPACES, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Phrase, PhraseIndex } from '../lexicon/compile.ts';
import type { Source } from './source.ts';
import { CONTENT, newTerm, operatorTerm, PLURAL, type Term } from './term.ts';

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
  const { tokens, tongue } = source;
  const next = tokens[tokens[i + 1]?.kind === SPACES ? i + 2 : i + 1];
  const word = next?.kind === WORD_TOKEN && next.start < (tokens[to - 1]?.end ?? 0) ? next : undefined;
  const key = word && tongue.factsOf(word.word, word.lower).key;
  for (const { bySecond, gapped } of indices) {
    const found =
      (word && firstThatStands(source, bySecond.get(word.lower), i, to)) ??
      (key && key !== word?.lower ? firstThatStands(source, bySecond.get(key), i, to) : undefined) ??
      firstThatStands(source, gapped, i, to);
    if (found) return found;
  }
  for (const { alone } of indices) if (alone[0]) return { phrase: alone[0], end: i + 1 };
  return undefined;
}

function firstThatStands(
  source: Source,
  phrases: readonly Phrase[] | undefined,
  i: number,
  to: number,
): FoundPhrase | undefined {
  if (!phrases) return undefined;
  for (const phrase of phrases) {
    const end = matchPhrase(source, phrase, i, to);
    if (end >= 0) return { phrase, end };
  }
  return undefined;
}

/** Index behind the last token of a phrase that begins at token `i`, -1 where it does not stand there. */
function matchPhrase(source: Source, phrase: Phrase, i: number, to: number): number {
  let at = i + 1;
  for (let k = 1; k < phrase.keys.length; k++) {
    const wanted = phrase.keys[k] ?? '';
    const reach = k === phrase.gap ? GAP : 0;
    const found = findKey(source, at, to, wanted, reach);
    if (found < 0) return -1;
    at = found + 1;
  }
  return at;
}

function findKey({ tokens, tongue }: Source, at: number, to: number, wanted: string, reach: number): number {
  let skipped = 0;
  for (let i = at; i < to; i++) {
    const token = tokens[i];
    if (!token || token.kind === SPACES || token.kind === NEWLINE) continue;
    if (token.kind === WORD_TOKEN) {
      if (token.lower === wanted || tongue.factsOf(token.word, token.lower).key === wanted) {
        if (reach === 0 || skipped > 0) return i;
      }
      if (++skipped > reach) return -1;
      continue;
    }
    if (reach === 0 || token.kind === PUNCT) return -1;
    if (++skipped > reach) return -1;
  }
  return -1;
}

/** The term of a phrase from `start` to `end`, in UTF-16 units; of one with a gap `end` is that of its first word. */
export function phraseTerm(
  { operator, keys, groups, gap }: Phrase,
  text: string,
  start: number,
  end: number,
): Term {
  const key = keys.join(' ');
  if (operator && gap < 0) return operatorTerm(operator, key, start, end);
  const term = operator ? operatorTerm(operator, key, start, end) : newTerm(CONTENT, key, start, end);
  term.groups = groups;
  if (gap < 0 && PLURALS.test(text.slice(start, end).toLowerCase())) term.flags |= PLURAL;
  return term;
}

const PLURALS = /[^su\s]s(?:\s|$)/;

/** The tokens that a phrase with a gap encloses, where it stands from token `from` to token `to`. */
export function enclosedBy(
  { keys, gap }: Phrase,
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; to: number } {
  return { from: skipKeys(tokens, from, gap), to: backKeys(tokens, to, keys.length - gap) };
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
