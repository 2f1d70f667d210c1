import { BREAK, classOf, DIGIT, LETTER, SPACE } from './chars.ts';
import { indexOfText } from './index-of-text.ts';
import { literalTexts } from './literal-texts.ts';
import { placesOf } from './material/places.ts';
import type { Range } from './range.ts';
import { codeLineEnd, fencedEnd, inlineCodeEnd, opensFence } from './spans/code.ts';
import { jsonEnd } from './spans/json.ts';
import { emailEnd, linkEnd, markdownLinkEnd } from './spans/link.ts';
import { mathEnd } from './spans/math.ts';
import { pathEnd } from './spans/path.ts';
import { placeholderEnd, tagEnd } from './spans/placeholder.ts';
import { quoteEnd } from './spans/quote.ts';
import { type ScanState, type Span, scanState } from './spans/span.ts';
import { NEWLINE, NUMBER, PUNCT, SPACES, SPAN, type SpanKind, type Token, WORD } from './token.ts';
import { wordOf } from './word.ts';

const span = (kind: SpanKind, end: number): Span | undefined => (end < 0 ? undefined : { kind, end });

/**
 * Tokens of `text`, covering it without gaps. Text that must stay to the letter (code, data, links, paths,
 * quotations, placeholders, tags, what `preserve` names and the parts in `literal`) is one SPAN token each.
 * Linear in the length of the text.
 */
export function lex(
  text: string,
  preserve: readonly string[] = [],
  literal: readonly Literal[] = [],
): Token[] {
  const tokens: Token[] = [];
  const state = scanState(text);
  const kept = preservedSpans(text, preserve, literal);
  let nextKept = 0;
  let lineStart = true;
  for (let at = 0; at < text.length; ) {
    while (nextKept < kept.length && (kept[nextKept]?.start ?? 0) < at) nextKept++;
    const keep = kept[nextKept];
    const limit = keep ? keep.start : text.length;
    let found = keep && keep.start === at ? span(keep.kind ?? 'preserve', keep.end) : undefined;
    if (!found && lineStart) found = blockSpan(state, at);
    found ??= inlineSpan(state, at, lineStart);
    if (found && keep && keep.start < found.end && keep.end > found.end)
      found = { kind: found.kind, end: keep.end };
    const token = found ? newToken(SPAN, at, found.end, '', found.kind) : plainToken(text, at, limit);
    tokens.push(token);
    lineStart = token.kind === NEWLINE || (lineStart && token.kind === SPACES);
    at = token.end;
  }
  return tokens;
}

/**
 * As `lex`, whose `tokens` these are, for a text that is going to be changed: parts that count to the letter
 * (`literalTexts`) and `material`, texts that were handed over, in their order, are SPAN tokens too.
 */
export function lexLiteral(
  text: string,
  preserve: readonly string[],
  tokens: readonly Token[],
  material: readonly string[] = [],
): readonly Token[] {
  const literal: Literal[] = [
    ...placesOf(text, material).map((place) => ({ ...place, kind: 'given text' as const })),
    ...literalTexts(text, tokens),
  ];
  return literal.length === 0 ? tokens : lex(text, preserve, literal);
}

function newToken(kind: number, start: number, end: number, lower: string, spanKind?: SpanKind): Token {
  return { kind, start, end, lower, span: spanKind, word: undefined };
}

/** A part that stays to the letter: what the caller names unless `kind` says otherwise. */
export interface Literal extends Range {
  kind?: SpanKind;
}

/**
 * Where the preserved texts occur, sorted, without overlaps: the earlier and longer one wins. They end with
 * the words they end in.
 */
function preservedSpans(text: string, preserve: readonly string[], literal: readonly Literal[]): Literal[] {
  const spans: Literal[] = literal.map((part) => ({ ...part }));
  for (const wanted of new Set(preserve)) {
    if (wanted === '') continue;
    const { length } = wanted;
    for (let at = indexOfText(text, wanted); at >= 0; at = indexOfText(text, wanted, at + length))
      spans.push({ start: at, end: at + length });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Literal[] = [];
  for (const next of spans) {
    const last = merged.at(-1);
    if (last && next.end <= last.end) continue;
    let { start, end } = next;
    // What is left of a word would be read as another one.
    while (start > (last?.end ?? 0) && isInWord(text, start)) start--;
    while (end < text.length && isInWord(text, end)) end++;
    if (last && start < last.end) last.end = end;
    else merged.push({ ...next, start, end });
  }
  return merged;
}

const isInWord = (text: string, at: number): boolean =>
  isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at));

/** Code that owns whole lines. `at` is at the start of a line or behind its indent. */
function blockSpan(state: ScanState, at: number): Span | undefined {
  const { text } = state;
  const first = text.charCodeAt(at);
  if (classOf(first) === SPACE || classOf(first) === BREAK) return undefined;
  if ((first === 96 || first === 126) && opensFence(text, at))
    return span('code', fencedEnd(state, at, true));
  if (first === 123 || first === 91) {
    const data = span('data', jsonEnd(state, at));
    if (data) return data;
  }
  return span('code', codeLineEnd(text, at));
}

function inlineSpan(state: ScanState, at: number, lineStart: boolean): Span | undefined {
  const { text } = state;
  switch (text.charCodeAt(at)) {
    case 96: // `
      if (text.charCodeAt(at - 1) === 96) return undefined;
      if (text.startsWith('```', at)) return span('code', fencedEnd(state, at, lineStart));
      return span('code', inlineCodeEnd(text, at));
    case 34: // "
      if (text.charCodeAt(at - 1) === 34) return undefined;
      if (text.startsWith('"""', at)) return span('quote', fencedEnd(state, at, lineStart)) ?? undefined;
      return span('quote', quoteEnd(state, at));
    case 0x201c:
    case 0x201e:
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x300c:
    case 0x300e:
    case 39: // '
      return span('quote', quoteEnd(state, at));
    case 123: // {
      return span('placeholder', placeholderEnd(text, at)) ?? span('data', jsonEnd(state, at));
    case 91: // [
      return (
        span('link', markdownLinkEnd(text, at)) ??
        span('data', jsonEnd(state, at)) ??
        span('placeholder', placeholderEnd(text, at))
      );
    case 36: // $
      return span('code', mathEnd(text, at)) ?? span('placeholder', placeholderEnd(text, at));
    case 37: // %
      return span('placeholder', placeholderEnd(text, at));
    case 92: // backslash
      return span('code', mathEnd(text, at));
    case 60: // <
      return span('tag', tagEnd(state, at));
    case 47: // /
    case 46: // .
    case 126: // ~
      return at === 0 || classOf(text.charCodeAt(at - 1)) !== LETTER
        ? span('path', pathEnd(text, at))
        : undefined;
    default:
      return undefined;
  }
}

function plainToken(text: string, at: number, limit: number): Token {
  const code = text.charCodeAt(at);
  const kind = classOf(code);
  if (kind === LETTER) return wordToken(text, at, limit);
  if (kind === DIGIT) return numberToken(text, at, limit);
  if (kind === BREAK)
    return newToken(NEWLINE, at, code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1, '');
  if (kind === SPACE) {
    let end = at + 1;
    while (end < limit && classOf(text.charCodeAt(end)) === SPACE) end++;
    return newToken(SPACES, at, end, '');
  }
  const pair = (code & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return newToken(PUNCT, at, at + (pair ? 2 : 1), pair ? '' : (text[at] ?? ''));
}

function wordToken(text: string, at: number, limit: number): Token {
  let end = at + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    const kind = classOf(code);
    if (kind === LETTER || kind === DIGIT || code === 95) end++;
    // An apostrophe or hyphen between two letters is part of the word.
    else if (
      (code === 39 || code === 0x2019 || code === 45) &&
      end + 1 < limit &&
      isWordUnit(text.charCodeAt(end + 1))
    )
      end += 2;
    else break;
  }
  const special = wordSpan(text, at, end, limit);
  if (special) return newToken(SPAN, at, special.end, '', special.kind);
  const word = wordOf(text, at, end);
  return { kind: WORD, start: at, end, lower: word.lower, span: undefined, word };
}

const isWordUnit = (code: number): boolean => classOf(code) === LETTER || classOf(code) === DIGIT;

/** A link, e-mail or path that begins with the word from `at` to `end`. */
function wordSpan(text: string, at: number, end: number, limit: number): Span | undefined {
  if (end >= limit) return undefined;
  const next = text.charCodeAt(end);
  const glued = next === 58 || next === 46 || next === 64 || next === 47 || next === 92 || next === 43;
  if (!glued || end + 1 >= limit || classOf(text.charCodeAt(end + 1)) === SPACE) return undefined;
  const found =
    span('link', next === 58 || next === 46 ? linkEnd(text, at) : -1) ??
    span('email', next === 47 || next === 92 ? -1 : emailEnd(text, at)) ??
    span('path', pathEnd(text, at));
  return found && found.end > end && found.end <= limit ? found : undefined;
}

const NUMBER_TEXT = /\d+(?:[.,:/]\d+){0,8}(?:%|[A-Za-z°]{1,12}(?![A-Za-z\d]))?/y;

function numberToken(text: string, at: number, limit: number): Token {
  NUMBER_TEXT.lastIndex = at;
  NUMBER_TEXT.test(text);
  const end = Math.min(Math.max(NUMBER_TEXT.lastIndex, at + 1), limit);
  return newToken(NUMBER, at, end, text.slice(at, end));
}
