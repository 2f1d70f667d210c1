import { type Language, textLanguage } from '@refinery/text/language.ts';
import { type LineKind, segment } from '@refinery/text/segment.ts';
import { NUMBER, SPACES, type Token } from '@refinery/text/token.ts';
import { readBounds } from './bound.ts';
import { readMarkers } from './markers.ts';
import {
  CONTENT,
  EXCEPT,
  type Item,
  NOT,
  ONLY,
  PROTECTED,
  QUANTITY,
  readItems,
  SIGN,
  type Stream,
} from './stream.ts';

/** A sentence, heading or list item: the items from `from` to `to`, exclusive. */
export interface Statement {
  from: number;
  to: number;
  /** Offsets into the text. */
  start: number;
  end: number;
  line: LineKind;
  /** First sentence of its line. */
  first: boolean;
  /** Number of the list it is an item of, or -1. */
  list: number;
  /** A numbered item: its order counts. */
  numbered: boolean;
  /** It holds a number. */
  counted: boolean;
  /** Equal for statements that say the same in other function words, number words, bounds, contractions or layout. */
  signature: number;
  /** As `signature`, without numbers, bounds, negators and exclusive words. */
  skeleton: number;
}

/** One side of a comparison. */
export interface Reading {
  text: string;
  tokens: readonly Token[];
  stream: Stream;
  statements: readonly Statement[];
  /** Of the original on both sides: words of several languages must be read alike. */
  language: Language;
}

/** A line of prose of at least so many characters that does not end a sentence goes on in the next line. */
const WRAPPED = 45;
const FULL_STOP = /[.!?:;…。！？]["'”’)*_»]*$/;

export function readStatements(
  text: string,
  tokens: readonly Token[],
  language: Language = textLanguage(tokens),
): Reading {
  const stream: Item[] = [];
  const statements: Statement[] = [];
  const segments = segment(text, tokens);
  const lists = new Lists(text, tokens);
  for (let i = 0; i < segments.length; i++) {
    const part = segments[i];
    if (!part) continue;
    const from = stream.length;
    const start = tokens[part.from]?.start ?? 0;
    readItems(stream, text, tokens, part.from, part.to, from, language);
    let last = part;
    for (let next = segments[i + 1]; next && continues(text, tokens, last, next); next = segments[i + 1]) {
      readItems(stream, text, tokens, next.from, next.to, from, language);
      last = next;
      i++;
    }
    const isItem = part.line === 'item' && part.first;
    readMarkers(stream, from, stream.length, language);
    readBounds(stream, from, stream.length);
    const numbered = isItem && isOrdinal(tokens, part.lineFrom);
    statements.push({
      from,
      to: stream.length,
      start,
      end: tokens[last.to - 1]?.end ?? start,
      line: part.line,
      first: part.first,
      list: isItem ? lists.listOf(part.lineFrom, part.from, statements.at(-1)) : -1,
      numbered,
      ...signatures(stream, from),
    });
  }
  return { text, tokens, stream, statements, language };
}

interface Part {
  from: number;
  to: number;
  line: LineKind;
  lineFrom: number;
  first: boolean;
}

/** True where `next` is the rest of a sentence that was wrapped behind `part`. */
function continues(text: string, tokens: readonly Token[], part: Part, next: Part): boolean {
  if (!next.first || next.line !== 'text' || (part.line !== 'text' && part.line !== 'item')) return false;
  const end = tokens[part.to - 1]?.end ?? 0;
  const start = tokens[next.from]?.start ?? 0;
  const gap = text.slice(end, start);
  if (gap.length > 40 || gap.indexOf('\n') !== gap.lastIndexOf('\n')) return false;
  const lineStart = tokens[part.lineFrom]?.start ?? 0;
  if (FULL_STOP.test(text.slice(Math.max(lineStart, end - 6), end))) return false;
  const initial = text.charCodeAt(start);
  const isLower = initial >= 97 && initial <= 122;
  if (part.line === 'item') return isLower || gap.length > 1;
  return end - lineStart >= WRAPPED || (isLower && end - lineStart > 24);
}

/** Tells which items belong to one list: those of one indent with nothing but deeper items and their own lines between. */
class Lists {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private count = 0;
  private open: { indent: number; list: number }[] = [];

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  listOf(lineFrom: number, from: number, last: Statement | undefined): number {
    const first = this.tokens[lineFrom];
    const indent = first?.kind === SPACES ? first.end - first.start : 0;
    const end = last?.end ?? 0;
    const start = first?.start ?? end;
    const isApart =
      last === undefined ||
      last.line === 'heading' ||
      (last.line !== 'item' && this.hasBlankLine(end, start));
    if (isApart || from === 0) this.open = [];
    while ((this.open.at(-1)?.indent ?? -1) > indent) this.open.pop();
    const known = this.open.at(-1);
    if (known?.indent === indent) return known.list;
    this.open.push({ indent, list: this.count });
    return this.count++;
  }

  private hasBlankLine(from: number, to: number): boolean {
    const first = this.text.indexOf('\n', from);
    return (
      first >= 0 &&
      first < to &&
      this.text.indexOf('\n', first + 1) < to &&
      this.text.indexOf('\n', first + 1) >= 0
    );
  }
}

function isOrdinal(tokens: readonly Token[], lineFrom: number): boolean {
  for (let i = lineFrom; i < lineFrom + 2; i++) if (tokens[i]?.kind === NUMBER) return true;
  return false;
}

function signatures(
  stream: readonly Item[],
  from: number,
): { signature: number; skeleton: number; counted: boolean } {
  let low = 7;
  let high = 11;
  let skeleton = 13;
  let counted = false;
  for (let i = from; i < stream.length; i++) {
    const item = stream[i];
    if (!item) continue;
    const { type, hash } = item;
    const isContent = type === CONTENT || type === PROTECTED;
    const counts =
      isContent ||
      type === QUANTITY ||
      type === NOT ||
      type === ONLY ||
      type === EXCEPT ||
      (type === SIGN && '%$€£'.includes(item.word));
    if (!counts) continue;
    if (type === QUANTITY) counted = true;
    low = Math.imul(low, 31) + hash;
    high = Math.imul(high, 0x5bd1e995) ^ hash;
    if (isContent) skeleton = Math.imul(skeleton, 0x5bd1e995) ^ hash;
  }
  return { signature: (low >>> 0) * 0x200000 + (high >>> 11), skeleton: skeleton >>> 0, counted };
}
