import { ABBREVIATIONS } from './abbreviations.ts';
import { NEWLINE, NUMBER, PUNCT, SPACES, SPAN, type Token, WORD } from './token.ts';

/** Signs of list items. */
const BULLETS = '-*+•·◦▪●‣–—';

export type LineKind = 'text' | 'heading' | 'item' | 'table' | 'rule';

/**
 * A sentence, or what stands for one: token indices, `to` exclusive, without surrounding spaces and list
 * marker.
 */
export interface Segment {
  from: number;
  to: number;
  line: LineKind;
  /** Index of the first token of the line, the indent included. */
  lineFrom: number;
  /** True for the first segment of its line. */
  first: boolean;
}

const TERMINALS = new Set(['.', '!', '?', '…', '。', '！', '？']);
const CLOSERS = new Set(['"', "'", '”', '’', ')', ']', '*', '_', '»']);

const KNOWN = new WeakMap<readonly Token[], readonly Segment[]>();

/**
 * Splits tokens into lines and lines into sentences. The guard and the passes ask for those of the same text.
 */
export function segment(text: string, tokens: readonly Token[]): readonly Segment[] {
  const known = KNOWN.get(tokens);
  if (known) return known;
  const segments = split(text, tokens);
  KNOWN.set(tokens, segments);
  return segments;
}

function split(text: string, tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < tokens.length) {
    let end = at;
    while (end < tokens.length && tokens[end]?.kind !== NEWLINE) end++;
    splitLine(text, tokens, at, end, segments);
    at = end + 1;
  }
  return segments;
}

function splitLine(
  text: string,
  tokens: readonly Token[],
  lineFrom: number,
  lineTo: number,
  out: Segment[],
): void {
  const start = skipSpaces(tokens, lineFrom, lineTo);
  if (start >= lineTo) return;
  const { line, content } = lineKind(tokens, start, lineTo);
  let from = skipSpaces(tokens, content, lineTo);
  let first = true;
  for (let i = from; i < lineTo; i++) {
    if (i + 1 < lineTo && (line === 'table' || line === 'heading' || !endsSentence(text, tokens, i, lineTo)))
      continue;
    let to = i + 1;
    while (to > from && tokens[to - 1]?.kind === SPACES) to--;
    if (to > from) out.push({ from, to, line, lineFrom, first });
    first = false;
    from = skipSpaces(tokens, i + 1, lineTo);
    i = from - 1;
  }
}

function skipSpaces(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && tokens[at]?.kind === SPACES) at++;
  return at;
}

function lineKind(
  tokens: readonly Token[],
  start: number,
  lineTo: number,
): { line: LineKind; content: number } {
  const first = tokens[start];
  const second = tokens[start + 1];
  if (!first) return { line: 'text', content: start };
  if (first.lower === '#') {
    let at = start;
    while (at < lineTo && tokens[at]?.lower === '#') at++;
    if (at === lineTo || tokens[at]?.kind === SPACES) return { line: 'heading', content: at };
  }
  if (first.lower === '|') return { line: 'table', content: start };
  const spaced = second === undefined || second.kind === SPACES || start + 1 >= lineTo;
  if (BULLETS.includes(first.lower) && first.lower !== '' && spaced)
    return { line: 'item', content: start + 1 };
  if (isRule(tokens, start, lineTo)) return { line: 'rule', content: start };
  if (second && (second.lower === '.' || second.lower === ')') && isOrdinal(first)) {
    const third = tokens[start + 2];
    if (!third || third.kind === SPACES || third.kind === NEWLINE)
      return { line: 'item', content: start + 2 };
  }
  return { line: 'text', content: start };
}

const isOrdinal = (token: Token): boolean =>
  (token.kind === NUMBER && /^\d{1,3}$/.test(token.lower)) ||
  (token.kind === WORD && /^(?:[a-z]|i{1,3}|iv|v|vi{0,3}|ix|x)$/.test(token.lower));

function isRule(tokens: readonly Token[], start: number, lineTo: number): boolean {
  const mark = tokens[start]?.lower ?? '';
  if (mark !== '-' && mark !== '*' && mark !== '_' && mark !== '=') return false;
  if (lineTo - start < 3) return false;
  for (let i = start; i < lineTo; i++)
    if (tokens[i]?.lower !== mark && tokens[i]?.kind !== SPACES) return false;
  return true;
}

/**
 * True when the token at `i` is the last one of a sentence: terminal punctuation with its closers, before a
 * space.
 */
function endsSentence(text: string, tokens: readonly Token[], i: number, lineTo: number): boolean {
  const next = tokens[i + 1];
  if (next?.kind !== SPACES) return false;
  let at = i;
  while (at >= 0 && tokens[at]?.kind === PUNCT && CLOSERS.has(tokens[at]?.lower ?? '')) at--;
  const mark = tokens[at];
  if (!mark) return false;
  if (mark.kind === SPAN) return at === i && mayEnd(text, mark) && startsCapital(text, tokens, i, lineTo);
  if (mark.kind !== PUNCT || !TERMINALS.has(mark.lower)) return false;
  if (mark.lower !== '.') return true;
  const before = tokens[at - 1];
  if (before?.lower === '.') return startsCapital(text, tokens, i, lineTo);
  if (before?.kind === NUMBER && isDay(before, tokens[skipSpaces(tokens, i + 1, lineTo)])) return false;
  if (before?.kind === WORD && before.end === mark.start)
    return !(
      isAbbreviated(before, tokens[skipSpaces(tokens, i + 1, lineTo)]) ||
      (before.lower.length === 1 && before.lower !== 'i')
    );
  return true;
}

const LONGEST_WORD = 30;
const LAST_WORD = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{0,30}$/u;

/** A quotation may be the end of a sentence, words that are kept as they are where they end like one. */
function mayEnd(text: string, { span, start, end }: Token): boolean {
  if (span !== 'preserve' && span !== 'given text') return span === 'quote';
  let at = end - 1;
  while (at > start && CLOSERS.has(text[at] ?? '')) at--;
  if (!TERMINALS.has(text[at] ?? '')) return false;
  const word = LAST_WORD.exec(text.slice(Math.max(start, at - LONGEST_WORD - 1), at))?.[0] ?? '';
  return word.length !== 1 && !ABBREVIATIONS.has(word.toLowerCase());
}

const BEFORE_NUMBERS = new Set(['no', 'nos']);

/** "No. 5" is short for a word, "yes or no." is not. */
const isAbbreviated = ({ lower }: Token, next: Token | undefined): boolean =>
  ABBREVIATIONS.has(lower) && (!BEFORE_NUMBERS.has(lower) || next?.kind === NUMBER);

const GERMAN_MONTHS = new Set(
  'januar februar märz april mai juni juli august september oktober november dezember jänner'.split(' '),
);

/** "14. März" is a date. */
function isDay(day: Token, next: Token | undefined): boolean {
  return /^\d{1,2}$/.test(day.lower) && next?.kind === WORD && GERMAN_MONTHS.has(next.lower);
}

/** A quotation ends a sentence only where a capital follows: `My request is "…" Reply in French`. */
function startsCapital(text: string, tokens: readonly Token[], i: number, lineTo: number): boolean {
  const next = tokens[skipSpaces(tokens, i + 1, lineTo)];
  if (next?.kind !== WORD) return false;
  const initial = text[next.start] ?? '';
  return initial !== initial.toLowerCase();
}
