import type { SpanKind } from '@refinery/text/token.ts';

/** Of open classes: what the text is about. */
export const CONTENT = 0;
/** Asks for nothing by itself: may come and go. */
export const LIGHT = 1;
export const NUMBER = 2;
/** Protected text: code, a link, a quotation. */
export const SPAN = 3;
/** Says how something is asked for, see `lexicon/operator.ts`. */
export const OPERATOR = 4;
/** Ends a clause: punctuation. */
export const BREAK = 5;

/** Flags of words. */
export const CAPITAL = 1;
export const PLURAL = 2;
/** May begin an instruction. */
export const ACTION = 4;
export const COMPARATIVE = 8;
export const SUPERLATIVE = 16;
/** Of breaks: ends a sentence or stands for it; a comma does not. */
export const STRONG = 32;
/** Of numbers: a place in an order. */
export const ORDINAL = 64;
/**
 * Of numbers: may go, as "one", which may be an article or a pronoun, and a count beside all that it counts.
 */
export const WEAK = 128;

/** Stands behind "of": "names of brands". */
export const OF = 256;

/** Owns the next word: "the editor's notes". */
export const OWNER = 512;

/** Of operators: stands behind what it applies to. */
export const POSTPOSED = 1024;

/** Of operators: the bound of a number says it. */
export const SPENT = 2048;

/** Of times of day: before or after noon is not said. */
export const HALFLESS = 4096;

/** One word, number, protected text or sign of a statement. */
export interface Term {
  type: number;
  /** What it says: stem of words, value and unit of numbers, hash of protected text, the sign of breaks. */
  key: string;
  /** Numbers of the synonym groups it belongs to. */
  groups: readonly number[];
  flags: number;
  /** Number of the operator, 0 for others. */
  operator: number;
  /** Of numbers: the value in its base unit. */
  value: number;
  /** Of numbers: as it was written, before its unit. */
  raw: number;
  /** Of numbers: the base unit, empty for none. */
  unit: string;
  /** Of numbers: ≥ ≤ > < = ~ or empty. */
  bound: string;
  span: SpanKind | undefined;
  /** Of placeholders: keys of the words of its name. */
  inner?: readonly string[];
  start: number;
  end: number;
  /** Index of the clause in its text. */
  clause: number;
}

const NONE: readonly number[] = [];

export const newTerm = (type: number, key: string, start: number, end: number): Term => ({
  type,
  key,
  groups: NONE,
  flags: 0,
  operator: 0,
  value: 0,
  raw: 0,
  unit: '',
  bound: '',
  span: undefined,
  start,
  end,
  clause: 0,
});

export function operatorTerm(operator: number, key: string, start: number, end: number): Term {
  const term = newTerm(OPERATOR, key, start, end);
  term.operator = operator;
  return term;
}

/** Key of a value in its base unit, without what binary fractions leave behind. */
export const quantityKey = (value: number, unit: string): string => `${Math.round(value * 1e6) / 1e6}${unit}`;

/** A number that was read, and the index of the token behind it. */
export interface ReadNumber {
  term: Term;
  /** What it says beside that: the year of a date. */
  more?: readonly Term[];
  next: number;
}

/** Kind of requirement that a number is. */
export const numberKind = ({ unit }: Term): string =>
  unit === 'date' ? 'date' : unit === 'clock' ? 'time' : 'quantity';
