import type { Language } from '@refinery/text/language.ts';
import { stem } from '@refinery/text/stem.ts';
import {
  NEWLINE,
  NUMBER,
  PUNCT,
  SPACES,
  SPAN,
  type SpanKind,
  type Token,
  WORD,
} from '@refinery/text/token.ts';
import { WordMemo } from '@refinery/text/word.ts';
import { FUNCTION_WORDS, NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import { hashOf, hashOfSpan } from './hash.ts';
import { localStem, type Vocabulary, vocabularyOf } from './local-words.ts';
import { unitKey } from './unit-names.ts';
import { bitsOf, EXCEPT_WORDS, NEGATED, NEGATORS, ONLY_WORDS } from './vocabulary.ts';

export const CONTENT = 0;
export const FUNCTION = 1;
export const QUANTITY = 2;
export const SIGN = 3;
export const PROTECTED = 4;
export const NOT = 5;
export const ONLY = 6;
export const EXCEPT = 7;

/** One word, number, sign or protected span of a statement. */
export interface Item {
  type: number;
  /** Lower-case word, or the sign. */
  word: string;
  /** Stem of content words, decimal text of quantities, the word itself otherwise. */
  key: string;
  /** Of the key. */
  hash: number;
  /** What the word means, see `vocabulary.ts`. */
  bits: number;
  start: number;
  end: number;
  /** The original spelling begins with a capital. */
  capital: boolean;
  /** Bound on a quantity: ≥ ≤ < > =, or empty. */
  bound: string;
  span: SpanKind | undefined;
}

export type Stream = readonly Item[];

const SIGNS = new Set('≥ ≤ < > + = % $ € £ ~ : , ; / & – — ( ) -'.split(' '));

/**
 * Reads the tokens from `from` to `to` into `items`, contractions and number words in one form. The statement began with item
 * `first`.
 */
export function readItems(
  items: Item[],
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  first: number,
  language: Language,
): void {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === SPACES || token.kind === NEWLINE) continue;
    if (token.kind === WORD) addWord(items, first, text, token, language);
    else if (token.kind === NUMBER) addNumber(items, token);
    else if (token.kind === SPAN) addSpan(items, text, token);
    else if (token.kind === PUNCT && SIGNS.has(token.lower)) items.push(sign(token));
  }
}

function sign(token: Token): Item {
  const bits =
    token.lower === ',' || token.lower === '&' || token.lower === '/' ? bitsOf(token.lower, '') : 0;
  return item(SIGN, token.lower, token.lower, hashOf(token.lower), bits, token.start, token.end, false);
}

function item(
  type: number,
  word: string,
  key: string,
  hash: number,
  bits: number,
  start: number,
  end: number,
  capital: boolean,
): Item {
  return { type, word, key, hash, bits, start, end, capital, bound: '', span: undefined };
}

function addSpan(items: Item[], text: string, token: Token): void {
  const { start, end, span } = token;
  const hash = hashOfSpan(text, start, end, span);
  items.push({
    type: PROTECTED,
    word: '□',
    key: `□${hash}`,
    hash,
    bits: 0,
    start,
    end,
    capital: false,
    bound: '',
    span,
  });
}

/** What a word is, wherever it stands. */
interface WordFacts {
  type: number;
  word: string;
  key: string;
  hash: number;
  bits: number;
  /** A negator stands behind ("don't") or in front ("non-technical"), or a second item follows. */
  more: WordFacts | undefined;
}

/** Words are looked up once: a text repeats few of them many times. */
const FACTS = new Map<Language, WordMemo<WordFacts>>();

function factsOf(language: Language): WordMemo<WordFacts> {
  const known = FACTS.get(language);
  if (known) return known;
  const vocabulary = vocabularyOf(language);
  const made = new WordMemo((word) => {
    const plain = word.replace(/(?<!_)_+$/, '') || word;
    return vocabulary ? classifyLocal(plain, vocabulary) : classify(plain);
  });
  FACTS.set(language, made);
  return made;
}

const facts = (type: number, word: string, key: string, more?: WordFacts): WordFacts => ({
  type,
  word,
  key,
  hash: hashOf(key),
  bits: bitsOf(word, key),
  more,
});
const NEGATION = facts(NOT, 'not', 'not');
const FRENCH_NEGATION = facts(NOT, 'ne', 'not');

/** A word of a text in a language other than English. */
function classifyLocal(word: string, vocabulary: Vocabulary): WordFacts {
  const elided = vocabulary.elided?.exec(word)?.[0];
  if (elided !== undefined && !vocabulary.meanings.has(word)) {
    const rest = classifyLocal(word.slice(elided.length), vocabulary);
    return elided === "n'" ? { ...FRENCH_NEGATION, more: rest } : rest;
  }
  const meaning = vocabulary.meanings.get(word);
  switch (meaning?.kind) {
    case 'function':
      return { ...facts(FUNCTION, word, word), bits: meaning.bits };
    case 'not':
      return facts(NOT, word, 'not');
    case 'only':
      return facts(ONLY, word, 'only');
    case 'except':
      return facts(EXCEPT, word, 'except');
    case 'number':
      return facts(QUANTITY, word, String(meaning.value));
    case 'content':
      return contentOf(word, vocabulary, meaning.bits);
  }
  if (word === 'ne') return FRENCH_NEGATION;
  const known = classify(word);
  return known.type === CONTENT && !known.more ? contentOf(word, vocabulary, known.bits) : known;
}

function contentOf(word: string, vocabulary: Vocabulary, bits: number): WordFacts {
  const key = localStem(word, vocabulary);
  return { type: CONTENT, word, key, hash: hashOf(key), bits, more: undefined };
}

function classify(word: string): WordFacts {
  const verb = NEGATED.get(word) ?? (word.endsWith("n't") ? word.slice(0, -3) : undefined);
  if (verb !== undefined) return facts(FUNCTION, verb, verb, NEGATION);
  if (word === 'twice') return facts(QUANTITY, word, '2', facts(CONTENT, 'times', stem('times')));
  const value = numberWord(word);
  if (value !== undefined) return facts(QUANTITY, word, String(value));
  if (word === 'nor') return facts(SIGN, 'or', 'or', NEGATION);
  if (NEGATORS.has(word)) return facts(NOT, word, 'not');
  if (ONLY_WORDS.has(word)) return facts(ONLY, word, 'only');
  if (EXCEPT_WORDS.has(word)) return facts(EXCEPT, word, 'except');
  const counted = COUNTED.exec(word);
  if (counted) return countedWord(word, counted[1] ?? '', counted[2] ?? '');
  if (word.endsWith('-free') && word.length > 7)
    return { ...NEGATION, word: 'free', more: facts(CONTENT, word.slice(0, -5), stem(word.slice(0, -5))) };
  if (word.startsWith('non-') && word.length > 6)
    return { ...NEGATION, word: 'non', more: facts(CONTENT, word.slice(4), stem(word.slice(4))) };
  // A single letter is a thing of its own ("the letter t", "grade B") unless it is a word.
  if (FUNCTION_WORDS.has(word) || (word.length < 2 && (word === 'a' || word === 'i')))
    return facts(FUNCTION, word, word);
  return facts(CONTENT, word, stem(word));
}

const COUNTED = /^([a-z]+|\d+)-([a-z]+|\d+)$/;

/** "Eight-hour" and "top-5" have a number and a word. */
function countedWord(word: string, first: string, second: string): WordFacts {
  const value = NUMBER_WORDS.get(first);
  if (value !== undefined && value > 1 && /^[a-z]{3,}$/.test(second))
    return facts(QUANTITY, first, String(value), facts(CONTENT, second, stem(second)));
  if (/^\d/.test(second) && /^[a-z]/.test(first))
    return facts(CONTENT, first, stem(first), facts(QUANTITY, second, second));
  return facts(CONTENT, word, stem(word));
}

function addWord(items: Item[], first: number, text: string, token: Token, language: Language): void {
  const { start, end, lower } = token;
  const initial = text.charCodeAt(start);
  const capital = initial < 128 ? initial >= 65 && initial <= 90 : text[start] !== lower[0];
  if (HAS_DIGIT.test(lower) && IDEOGRAPH.test(lower)) {
    addMixed(items, token);
    return;
  }
  const { type, word, key, hash, bits, more } = token.word
    ? factsOf(language).of(token.word)
    : classify(lower);
  const last = items.length > first ? items[items.length - 1] : undefined;
  if (type === QUANTITY && multiplies(last, word, Number(key))) return;
  const unit = last?.type === QUANTITY ? unitKey(lower) : undefined;
  // "7 am" is a time.
  if (lower === 'am' && last?.type === QUANTITY)
    items.push(item(CONTENT, lower, lower, hash, bits, start, end, false));
  else if (unit !== undefined) items.push(item(CONTENT, lower, unit, hashOf(unit), 0, start, end, false));
  else items.push(item(type, word, key, hash, bits, start, end, capital));
  if (more) items.push(item(more.type, more.word, more.key, more.hash, more.bits, start, end, false));
}

const HAS_DIGIT = /\d/;
const IDEOGRAPH = /[\u2e80-\ud7ff\uf900-\ufaff]/;

/** Scripts without spaces write numbers into their words. */
function addMixed(items: Item[], { start, end, lower }: Token): void {
  const rest = lower.replace(/\d+(?:\.\d+)?/g, '#');
  for (const match of lower.matchAll(/\d+(?:\.\d+)?/g))
    items.push(item(QUANTITY, match[0], match[0], hashOf(match[0]), 0, start, end, false));
  items.push(item(CONTENT, rest, rest, hashOf(rest), 0, start, end, false));
}

/** "two hundred" is one quantity. */
function multiplies(last: Item | undefined, word: string, value: number): boolean {
  if (last?.type !== QUANTITY || value < 100 || Number(last.key) >= value) return false;
  last.key = String(Number(last.key) * value);
  last.hash = hashOf(last.key);
  last.word = `${last.word} ${word}`;
  return true;
}

function numberWord(word: string): number | undefined {
  const value = NUMBER_WORDS.get(word);
  if (value !== undefined || !word.includes('-')) return value;
  const [tens, ones, more] = word.split('-').map((part) => NUMBER_WORDS.get(part));
  return tens !== undefined && ones !== undefined && more === undefined && tens >= 20 && ones < 10
    ? tens + ones
    : undefined;
}

const NUMBER_PARTS = /^(\d[\d.,:/]*?)([A-Za-z°%]*)$/;

function addNumber(items: Item[], token: Token): void {
  const { start, end } = token;
  const [, digits = token.lower, unit = ''] = NUMBER_PARTS.exec(token.lower) ?? [];
  const key = digits.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/^(\d+)\.0+$/, '$1');
  items.push(item(QUANTITY, digits, key, hashOf(key), 0, start, end, false));
  if (unit === '') return;
  const word = unit.toLowerCase();
  if (unit === '%') items.push(item(SIGN, '%', '%', hashOf('%'), 0, start, end, false));
  else {
    const name = unitKey(word) ?? stem(word);
    items.push(item(CONTENT, word, name, hashOf(name), bitsOf(word, ''), start, end, false));
  }
}
