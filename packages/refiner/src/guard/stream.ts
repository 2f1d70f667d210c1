import { stem } from '../text/stem.ts';
import { NEWLINE, NUMBER, PUNCT, SPACES, SPAN, type Token, WORD } from '../text/token.ts';
import { WordMemo } from '../text/word.ts';
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

const NEGATED: ReadonlyMap<string, string> = new Map([
  ["can't", 'can'],
  ['cannot', 'can'],
  ["won't", 'will'],
  ["shan't", 'shall'],
  ['cant', 'can'],
  ['dont', 'do'],
  ['doesnt', 'does'],
  ['wont', 'will'],
]);
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

/** What a word is, wherever it stands. */
interface WordFacts {
  type: number;
  key: string;
  /** The verb of a contracted negation: "do" for "don't". */
  negated: string | undefined;
}

/** Words are looked up once: a text repeats few of them many times. */
const FACTS = new WordMemo(classify);

function classify(word: string): WordFacts {
  const negated = NEGATED.get(word) ?? (word.endsWith("n't") ? word.slice(0, -3) : undefined);
  const value = numberWord(word);
  if (negated !== undefined) return { type: FUNCTION, key: negated, negated };
  if (value !== undefined) return { type: QUANTITY, key: String(value), negated };
  if (FUNCTION_WORDS.has(word) || LOGICAL.has(word) || word.length < 2)
    return { type: FUNCTION, key: word, negated };
  return { type: CONTENT, key: stem(word), negated };
}

function addWord(items: Item[], text: string, token: Token): void {
  const { start, end, lower: word } = token;
  const initial = text.charCodeAt(start);
  const capital = initial < 128 ? initial >= 65 && initial <= 90 : text[start] !== word[0];
  const { type, key, negated } = token.word ? FACTS.of(token.word) : classify(word);
  if (negated !== undefined) {
    items.push({ type, word: negated, key, start, end, capital });
    items.push({ type, word: 'not', key: 'not', start, end, capital });
  } else if (type !== QUANTITY || !multiplies(items.at(-1), word, Number(key))) {
    items.push({ type, word, key, start, end, capital });
  }
}

/** "two hundred" is one quantity. */
function multiplies(last: Item | undefined, word: string, value: number): boolean {
  if (last?.type !== QUANTITY || value < 100 || Number(last.key) >= value) return false;
  last.key = String(Number(last.key) * value);
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
