import { FINITE_TAGS, MAY, TAG, type Tag } from './tag-set.ts';
import { SPAN, type Token, WORD } from './token.ts';
import { closedTag, wordMask } from './word-class.ts';

export const bit = (mask: number, may: number): boolean => (mask & may) !== 0;

/** Tags that open a noun phrase or stand inside one before its noun. */
export const BEFORE_NOUN = new Set<Tag>([TAG.determiner, TAG.possessive, TAG.adjective, TAG.number]);

export const FINITE = new Set<Tag>([...FINITE_TAGS, TAG.contraction]);

/** In words: how far back or ahead a rule looks. */
export const LONGEST_LOOK = 12;

/** State of the scan: what stands before the word. */
export interface Scan {
  text: string;
  tokens: readonly Token[];
  /** Indices of the tokens that are no spaces. */
  live: readonly number[];
  tags: Tag[];
  /** The clause has its finite verb. */
  finite: boolean;
  /** A question: its auxiliary stands before the subject. */
  inverted: boolean;
  /** An imperative or infinitive stands before. */
  instructs: boolean;
}

export const tokenAt = (scan: Scan, k: number): Token | undefined => scan.tokens[scan.live[k] ?? -1];

export const wordAt = (scan: Scan, k: number): string => tokenAt(scan, k)?.lower ?? '';

export const isNominal = (tag: Tag | undefined): boolean =>
  tag === TAG.noun || tag === TAG.name || tag === TAG.object || tag === TAG.span;

export function isBase(word: string): boolean {
  return (
    word === 'be' ||
    word === 'have' ||
    word === 'do' ||
    (closedTag(word) === undefined && bit(wordMask(word), MAY.base))
  );
}

/** True where the next word reads on as part of the same noun phrase. */
export function nounFollows(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  if (token?.kind === SPAN) return true;
  if (token?.kind !== WORD) return token?.lower === ',' && nounFollowsComma(scan, k + 1);
  if (closedTag(token.lower) !== undefined) return false;
  return (
    bit(wordMask(token.lower), MAY.noun | MAY.adjective) ||
    bit(wordMask(token.lower), MAY.participle | MAY.gerund)
  );
}

/** "simple, short sentences". */
function nounFollowsComma(scan: Scan, k: number): boolean {
  const token = tokenAt(scan, k);
  return (
    token?.kind === WORD && closedTag(token.lower) === undefined && wordMask(token.lower) === MAY.adjective
  );
}
