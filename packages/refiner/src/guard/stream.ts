import { stem } from '../text/stem.ts';
import { NEWLINE, NUMBER, PUNCT, SPACES, SPAN, type Token, WORD } from '../text/token.ts';
import { FUNCTION_WORDS, NUMBER_WORDS } from '../text/word-sets.ts';

export const CONTENT = 0;
export const FUNCTION = 1;
export const QUANTITY = 2;
export const STOP = 3;
export const SIGN = 4;

/** The words of a text in order, contractions and number words in one form, with what ends a sentence between them. */
export interface Item {
  type: number;
  /** Lower-case word, or the sign. */
  word: string;
  /** Stem of content words, decimal text of quantities, the word itself otherwise. */
  key: string;
  start: number;
  end: number;
  /** The original spelling begins with a capital. */
  capital: boolean;
}

export type Stream = readonly Item[];

const NEGATED: Record<string, string> = {
  "can't": 'can',
  cannot: 'can',
  "won't": 'will',
  "shan't": 'shall',
  cant: 'can',
  dont: 'do',
  doesnt: 'does',
  wont: 'will',
};
/** Negators and exclusive words have facts of their own; they are no content of others. */
const LOGICAL = new Set(
  'not no never nor neither none nothing nobody without only unless except until solely'.split(' '),
);
const STOPS = new Set('. ! ? ; … 。 ！ ？'.split(' '));
const SIGNS = new Set('≥ ≤ < > + = % $ € £ ~'.split(' '));

/** Reads a token list into a stream. Protected spans are left out: they are compared to the letter. */
export function streamOf(text: string, tokens: readonly Token[]): Stream {
  const items: Item[] = [];
  for (const token of tokens) {
    if (token.kind === SPACES) continue;
    if (token.kind === WORD) addWord(items, text, token);
    else if (token.kind === NUMBER) addNumber(items, token);
    else if (token.kind === NEWLINE) items.push(mark(STOP, '\n', token));
    else if (token.kind === SPAN) items.push(mark(SIGN, '□', token));
    else if (
      token.kind === PUNCT &&
      (STOPS.has(token.lower) || SIGNS.has(token.lower) || token.lower === ':' || token.lower === ',')
    )
      items.push(mark(STOPS.has(token.lower) ? STOP : SIGN, token.lower, token));
  }
  return items;
}

function mark(type: number, word: string, token: Token): Item {
  return { type, word, key: word, start: token.start, end: token.end, capital: false };
}

function addWord(items: Item[], text: string, token: Token): void {
  const word = token.lower;
  const { start, end } = token;
  const initial = text.charCodeAt(start);
  const capital = initial < 128 ? initial >= 65 && initial <= 90 : text[start] !== word[0];
  const push = (type: number, lower: string, key: string): void => {
    items.push({ type, word: lower, key, start, end, capital });
  };
  const negated = NEGATED[word] ?? (word.endsWith("n't") ? word.slice(0, -3) : undefined);
  if (negated !== undefined) {
    push(FUNCTION, negated, negated);
    push(FUNCTION, 'not', 'not');
    return;
  }
  const value = numberWord(word);
  if (value !== undefined) addValue(items, push, word, value);
  else if (FUNCTION_WORDS.has(word) || LOGICAL.has(word) || word.length < 2) push(FUNCTION, word, word);
  else push(CONTENT, word, stem(word));
}

function numberWord(word: string): number | undefined {
  const value = NUMBER_WORDS.get(word);
  if (value !== undefined || !word.includes('-')) return value;
  const [tens, ones, more] = word.split('-').map((part) => NUMBER_WORDS.get(part));
  return tens !== undefined && ones !== undefined && more === undefined && tens >= 20 && ones < 10
    ? tens + ones
    : undefined;
}

type Push = (type: number, word: string, key: string) => void;

/** "two hundred" is one quantity; "one" alone is mostly a pronoun and only counts when something looks for 1. */
function addValue(items: Item[], push: Push, word: string, value: number): void {
  const last = items.at(-1);
  if (last?.type === QUANTITY && value >= 100 && Number(last.key) < value) {
    last.key = String(Number(last.key) * value);
    last.word = `${last.word} ${word}`;
    return;
  }
  push(QUANTITY, word, String(value));
}

const NUMBER_PARTS = /^(\d[\d.,:/]*?)([A-Za-z°%]*)$/;

function addNumber(items: Item[], token: Token): void {
  const [, digits = token.lower, unit = ''] = NUMBER_PARTS.exec(token.lower) ?? [];
  const key = digits.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/^(\d+)\.0+$/, '$1');
  items.push({ type: QUANTITY, word: digits, key, start: token.start, end: token.end, capital: false });
  if (unit === '%') items.push(mark(SIGN, '%', token));
  else if (unit !== '')
    items.push({
      type: CONTENT,
      word: unit.toLowerCase(),
      key: stem(unit.toLowerCase()),
      start: token.start,
      end: token.end,
      capital: false,
    });
}
