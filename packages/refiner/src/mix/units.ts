import { lex } from '@refinery/text/lex.ts';
import { type LineKind, type Segment, segment } from '@refinery/text/segment.ts';
import { stem } from '@refinery/text/stem.ts';
import { NUMBER, SPAN, type Token, WORD } from '@refinery/text/token.ts';

/** A sentence, list item, heading or block of a text, its list marker and indent included. */
export interface Unit {
  /** UTF-16 offsets, `end` exclusive. */
  start: number;
  end: number;
  /** What it is recognized by: stems of its words, numbers, protected texts. */
  keys: Set<string>;
}

/** The units of a text in order; between them there are white space and empty list items only. Texts to preserve are in one unit whole. Linear. */
export function unitsOf(text: string, preserve: readonly string[] = []): Unit[] {
  const tokens = lex(text, preserve);
  const units: Unit[] = [];
  const segments = segment(text, tokens);
  let line: LineKind = 'text';
  for (const whole of segments) {
    for (const part of sentencesOf(tokens, whole)) {
      const unit = toUnit(text, tokens, part);
      const last = units.at(-1);
      if (last && part.first && part.line === 'text' && goesOn(text, last, unit, line)) join(last, unit);
      else units.push(unit);
      line = part.line;
    }
  }
  return units;
}

const ENDS_WITHOUT_SPACE = new Set(['。', '！', '？']);

/** The parts of a segment behind whose ends no space is needed. */
function* sentencesOf(tokens: readonly Token[], whole: Segment): Iterable<Segment> {
  let { from, first } = whole;
  for (let at = from; at < whole.to - 1; at++) {
    const isEnd = ENDS_WITHOUT_SPACE.has(tokens[at]?.lower ?? '');
    if (!isEnd || (tokens[at + 1]?.kind !== WORD && tokens[at + 1]?.kind !== NUMBER)) continue;
    yield { ...whole, from, to: at + 1, first };
    from = at + 1;
    first = false;
  }
  yield { ...whole, from, first };
}

function toUnit(text: string, tokens: readonly Token[], part: Segment): Unit {
  const start = tokens[part.first ? part.lineFrom : part.from]?.start ?? 0;
  const end = tokens[part.to - 1]?.end ?? start;
  const keys = new Set<string>();
  for (let i = part.from; i < part.to; i++) addKeys(keys, text, tokens[i]);
  return { start, end, keys };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function addKeys(keys: Set<string>, text: string, token: Token | undefined): void {
  if (token?.kind === NUMBER) keys.add(token.lower);
  if (token?.kind === SPAN) addKeysOfSpan(keys, text.slice(token.start, token.end));
  if (token?.kind !== WORD) return;
  if (UNSPACED.test(token.lower)) for (const pair of pairsOf(token.lower)) keys.add(pair);
  else keys.add(stem(token.lower));
}

/** A protected text by itself and, since it may have been changed all the same, by its words. */
function addKeysOfSpan(keys: Set<string>, span: string): void {
  keys.add(span);
  for (const [word] of span.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    if (UNSPACED.test(word)) for (const pair of pairsOf(word)) keys.add(pair);
    else keys.add(stem(word));
}

/** What stands for words where no spaces tell them apart. */
function pairsOf(word: string): string[] {
  const signs = [...word];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}

const ENDS = /[.!?:;…。！？]["'”’)*_»]*$/;
/** Enough for the sign that ends a sentence, with what closes behind it. */
const ENDING = 8;

/** A line that ends no sentence, before one that begins with a small letter. */
function goesOn(text: string, last: Unit, next: Unit, line: LineKind): boolean {
  if (line !== 'text' && line !== 'item') return false;
  const gap = text.slice(last.end, next.start);
  if (gap.indexOf('\n') !== gap.lastIndexOf('\n')) return false;
  if (ENDS.test(text.slice(Math.max(last.start, last.end - ENDING), last.end))) return false;
  return /^\s*\p{Ll}/u.test(text.slice(next.start, next.start + 40));
}

function join(last: Unit, next: Unit): void {
  last.end = next.end;
  for (const key of next.keys) last.keys.add(key);
}
