import {
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import { type ReadNumerals, readNumerals } from './ideograph-numbers.ts';
import { matchAt } from './numerals.ts';
import { wordLengths } from './segmenter.ts';
import type { Source } from './source.ts';
import type { Entry } from './strings.ts';
import {
  BREAK,
  CONTENT,
  LIGHT,
  NUMBER,
  newTerm,
  OPERATOR,
  operatorTerm,
  POSTPOSED,
  type Term,
} from './term.ts';
import type { Tongue } from './tongue.ts';

const IDEOGRAPH = /[\u2e80-\ud7ff\uf900-\ufaff]/;

/** Whether a word is of a script without spaces. */
export const isIdeographic = (word: string): boolean => word.charCodeAt(0) > 0x2e7f && IDEOGRAPH.test(word);

const CHARACTERS = /[\u2e80-\ud7ff\uf900-\ufaff０-９￥¥～：]/;
const JOINS = new Set('. , : ： ~ ～ 〜 - – / ． %'.split(' '));

/**
 * Index behind the words and figures of a run without spaces that begins at token `i`; a space may stand
 * between both: "15 分钟".
 */
export function runEnd(tokens: readonly Token[], i: number, to: number): number {
  let end = i;
  for (let k = i; k < to; k++) {
    const token = tokens[k];
    if (!token) break;
    const isFigure = token.kind === NUMBER_TOKEN;
    if (isFigure || (token.kind === WORD_TOKEN && CHARACTERS.test(token.lower))) end = k + 1;
    else if (end === i) break;
    else if (token.kind === SPACES && token.end - token.start === 1 && end === k) continue;
    else if (!(token.kind === PUNCT && JOINS.has(token.lower) && end === k && isFigured(tokens, k))) break;
  }
  return end;
}

/** Whether a sign stands between figures. */
const isFigured = (tokens: readonly Token[], k: number): boolean =>
  /[\d０-９]$/.test(tokens[k - 1]?.lower ?? '') && /^[\d０-９]/.test(tokens[k + 1]?.lower ?? '');

/**
 * What a stretch of characters may be read as. The cheapest reading of a run is that of the fewest and best
 * known words.
 */
interface Piece {
  from: number;
  end: number;
  entry: Entry | undefined;
  numbers: ReadNumerals | undefined;
}

const ENTRY = 10;
const SHORT_ENTRY = 12;
/** An operator of one character with which no word begins by the segmenter, as in "特别". */
const HIDDEN_OPERATOR = 30;
/** Of an end of an entry that lies inside of a word. */
const SPLIT = 8;
const FIGURE = 5;
const NUMERAL = 11;
const WORD = 25;
const KATAKANA_WORD = 15;
const CHARACTER = 20;
const INFLECTION = 14;

/** Reads a run of characters of a script without spaces from `start` to `end`, exclusive, into `terms`. */
export function readIdeographs(terms: Term[], { text, tongue }: Source, start: number, end: number): void {
  const words = wordLengths(text.slice(start, end), tongue.language);
  for (const { from, end: to, entry, numbers } of cheapest(text, start, end, tongue, words)) {
    if (numbers) {
      terms.push(...numbers.terms);
      const within = boundBehind(text, numbers.end, end);
      if (within) terms.push(within);
    } else if (entry) {
      if (!AMOUNTS.test(entry.text) || countsUpTo(terms, from, tongue)) pushEntry(terms, entry, from);
    } else pushWord(terms, text, from, to, tongue);
  }
}

const AMOUNTS = /^以[上下][のはをにで]?$/;

/** "300字以下", "課長以上", and not "以下の文章", "翻译以下文章": what it counts stands right in front. */
function countsUpTo(terms: readonly Term[], at: number, { language }: Tongue): boolean {
  const before = terms.at(-1);
  if (before?.end !== at || before.type === BREAK) return false;
  if (language === 'ja') return true;
  return before.type === NUMBER || (terms.at(-2)?.type === NUMBER && terms.at(-2)?.end === before.start);
}

/**
 * The cheapest way to read a run. Linear: from each character on there are no more pieces than entries have
 * lengths.
 */
function cheapest(
  text: string,
  start: number,
  end: number,
  tongue: Tongue,
  words: readonly number[],
): Piece[] {
  const paths = new Paths(start, end);
  for (let at = start; at < end; at++) {
    if (!paths.reaches(at)) continue;
    if (text[at] === ' ') paths.offer(at, at + 1, 0);
    const length = words[at - start] ?? 0;
    const wordEnd = length > 0 ? at + length : 0;
    const numbers = readNumerals(text, at, end, tongue.language);
    if (numbers) paths.offer(at, numbers.end, numbers.isWord ? NUMERAL : FIGURE, undefined, numbers);
    let known = tongue.strings;
    for (let to = at; known && to < end; ) {
      known = known.next.get(text.charCodeAt(to++));
      if (!known?.entry) continue;
      // The words stand without gaps: where one begins, another has ended.
      const isEnd = to === end || (words[to - start] ?? 0) > 0;
      paths.offer(at, to, priceOf(known.entry, wordEnd > 0, isEnd), known.entry);
    }
    offerUnknown(text, at, wordEnd, paths);
  }
  return paths.cheapest();
}

/** The cheapest way to each character of a run. */
class Paths {
  private readonly start: number;
  private readonly end: number;
  private readonly cost: Float64Array;
  private readonly via: (Piece | undefined)[] = [];

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
    this.cost = new Float64Array(end - start + 1).fill(Number.POSITIVE_INFINITY);
    this.cost[0] = 0;
  }

  reaches(at: number): boolean {
    return this.cost[at - this.start] !== Number.POSITIVE_INFINITY;
  }

  /** Goes by this piece where that is cheaper. */
  offer(from: number, end: number, price: number, entry?: Entry, numbers?: ReadNumerals): void {
    if (end > this.end) return;
    const cost = (this.cost[from - this.start] ?? 0) + price;
    const at = end - this.start;
    if (cost >= (this.cost[at] ?? 0)) return;
    this.cost[at] = cost;
    this.via[at] = { from, end, entry, numbers };
  }

  cheapest(): Piece[] {
    const pieces: Piece[] = [];
    for (let at = this.end; at > this.start; ) {
      const piece = this.via[at - this.start];
      if (!piece) break;
      pieces.push(piece);
      at = piece.from;
    }
    return pieces.reverse();
  }
}

function priceOf({ kind, text, operator }: Entry, isStart: boolean, isEnd: boolean): number {
  if (kind !== 'operator') return text.length === 1 ? SHORT_ENTRY : ENTRY;
  // The segmenter does not know where an inflection like "ず" begins.
  if (operator === NOT && HIRAGANA.test(text)) return SHORT_ENTRY;
  if (text.length === 1) return isStart ? SHORT_ENTRY : HIDDEN_OPERATOR;
  return ENTRY + (isStart ? 0 : SPLIT) + (isEnd ? 0 : SPLIT);
}

const KATAKANA = /[ァ-ヶー]{2,}/y;
const LATIN = /[A-Za-z][\w.+#-]*/y;
const HIRAGANA = /^[ぁ-ん]+$/;

/** Words that no table has: of the segmenter, of katakana and of Latin letters; single characters. */
function offerUnknown(text: string, at: number, wordEnd: number, paths: Paths): void {
  const code = text.charCodeAt(at);
  const pattern = code < 0x80 ? LATIN : code > 0x30a0 && code < 0x3100 ? KATAKANA : undefined;
  const end = pattern ? matchAt(pattern, text, at) : -1;
  if (end > 0) paths.offer(at, end, KATAKANA_WORD);
  if (wordEnd > at + 1) paths.offer(at, wordEnd, WORD);
  const isHiragana = code > 0x3040 && code < 0x3097;
  paths.offer(at, at + 1, isHiragana ? INFLECTION : CHARACTER);
}

const MAX = operatorNumber('!max');
const NOT = operatorNumber('!not');
const WITHIN = /(?:以|之)?[内內](?![容部心外在向面])/y;

/** "十分钟内": the limit right behind a number. */
function boundBehind(text: string, at: number, end: number): Term | undefined {
  const behind = at < end ? matchAt(WITHIN, text, at) : -1;
  return behind < 0 || behind - at > 1 ? undefined : operatorTerm(MAX, '以内', at, behind);
}

function pushEntry(terms: Term[], entry: Entry, at: number): void {
  const end = at + entry.text.length;
  if (entry.kind === 'nothing') return;
  const type = { operator: OPERATOR, content: CONTENT, light: LIGHT, number: NUMBER }[entry.kind];
  const term = newTerm(type, entry.text, at, end);
  term.groups = entry.groups;
  term.operator = entry.operator;
  if (entry.postposed) term.flags |= POSTPOSED;
  if (type === NUMBER) {
    term.value = entry.value;
    term.raw = entry.value;
    term.key = String(entry.value);
  }
  terms.push(term);
}

/** Shorter pieces of hiragana are the inflections of what stands before them. */
const SHORTEST_HIRAGANA = 3;
const INFLECTED = /^([\u4e00-\u9fff々]+)[ぁ-ん]+$/;

function pushWord(terms: Term[], text: string, from: number, to: number, { lexicon }: Tongue): void {
  const word = text.slice(from, to).toLowerCase();
  if (word === ' ' || word === '・' || (HIRAGANA.test(word) && word.length < SHORTEST_HIRAGANA)) return;
  const key = INFLECTED.exec(word)?.[1] ?? word;
  const term = newTerm(lexicon.light.has(key) ? LIGHT : CONTENT, key, from, to);
  term.groups = lexicon.groups.get(key) ?? term.groups;
  terms.push(term);
}
