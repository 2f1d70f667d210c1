import { isUpperAscii } from './chars.ts';
import { literalBlocks } from './literal-blocks.ts';
import { longQuotes } from './long-quotes.ts';
import type { Range } from './range.ts';
import { type Segment, segment } from './segment.ts';
import { NEWLINE, NUMBER, PUNCT, SPACES, type Token, WORD } from './token.ts';
import { WordNumber } from './word.ts';
import { wordSet } from './word-list.ts';

/** Asks for a text to be said again … */
const REPEATS = wordSet(
  'repeat repeating copy copying restate echo reproduce reproducing recite quote quoting',
);
/** … this text … */
const TEXTS = wordSet(
  'request prompt question query instruction instructions sentence text message paragraph statement task passage input line everything words',
);
/** … as it stands. */
const EXACTLY = wordSet(
  'exactly exact verbatim unchanged word-for-word letter-for-letter unaltered literally entire whole',
);
/** Words between "repeat" and what is to be repeated. */
const LONGEST_OBJECT = 6;
const ASKS_TO_REPEAT = 1;
const ASKS_TO_SAY = 2;
const ASKS_EXACTLY = 4;

/** Asks for certain words in the answer … */
const SAYS = wordSet(
  'end ends ending finish finishing conclude concluding close start starts starting begin begins beginning open reply respond say saying add include use write answer',
);
/** … which are called … */
const SAYINGS = wordSet('phrase phrases sentence sentences line words statement message question text');
const MAY_SAY =
  /(?:[Pp]hrases?|[Ss]entences?|[Ll]ine|[Ww]ords|[Ss]tatement|[Mm]essage|[Qq]uestion|[Tt]ext)(?::|\s+[A-Z])/;
/** Words between "end" and "phrase". */
const LONGEST_WAY = 8;

/** Asks for what stands behind its colon to be given as it is … */
const MAY_SAY_EXACTLY = /exact|verbatim|unchanged|(?:word|letter)[ -]for[ -](?:word|letter)/i;
const EXACT_WORD = /exact|verbatim|unchanged|word|letter/;
/** … with one of these words. */
const GIVES = wordSet(
  'say display print show output send post return give state tell put insert respond reply answer write use repeat recite include add quote copy read',
);
const AMOUNT = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice)$/;

/**
 * Parts of a prompt that may not change at all: what the answer is to repeat (all that stands above or below
 * where the prompt says so, else the whole prompt), words without quotation marks that it is to hold or to
 * begin or end with, quotations of several paragraphs, and blocks whose layout counts. Linear in the length.
 */
export function literalTexts(text: string, tokens: readonly Token[]): Range[] {
  const literal = [...literalBlocks(text), ...longQuotes(text)];
  const asked = askedIn(tokens);
  const repeats = (asked & ASKS_TO_REPEAT) !== 0;
  const says = (asked & ASKS_TO_SAY) !== 0 && MAY_SAY.test(text);
  const exactly = (asked & ASKS_EXACTLY) !== 0 && MAY_SAY_EXACTLY.test(text);
  if (!repeats && !says && !exactly) return literal;
  const segments = segment(text, tokens);
  if (repeats) literal.push(...repeatedTexts(text, tokens, segments));
  for (const part of segments) {
    const said =
      (exactly ? givenExactly(tokens, part) : undefined) ?? (says ? saidText(text, tokens, part) : undefined);
    if (said) literal.push(said);
  }
  return literal;
}

/**
 * "Display exactly: …", "Print the following disclaimer verbatim: …": the rest of the line, or the paragraph
 * that follows.
 */
function givenExactly(tokens: readonly Token[], part: Segment): Range | undefined {
  let gives = false;
  let exactly = false;
  let before = '';
  for (let i = part.from; i < part.to; i++) {
    const token = tokens[i];
    if (token?.kind === WORD) {
      const word = token.lower;
      if (GIVES.has(word) && before !== 'not' && before !== 'never') gives = true;
      if ((EXACTLY.has(word) || saysExactly(before, word)) && !countsNext(tokens, i)) exactly = true;
      before = word;
    } else if (token?.lower === ':' && gives && exactly) {
      let from = i + 1;
      while (tokens[from]?.kind === SPACES || tokens[from]?.kind === NEWLINE) from++;
      // What stands in quotation marks is protected as it is.
      if (from >= tokens.length || tokens[from]?.span === 'quote') return undefined;
      return linesFrom(tokens, from, tokens[i + 1]?.kind === NEWLINE);
    }
  }
  return undefined;
}

/** "exactly 3 words", "the whole". */
function countsNext(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 2];
  if (/^(?:whole|entire|literally)$/.test(tokens[i]?.lower ?? '')) return true;
  return next?.kind === NUMBER || AMOUNT.test(next?.lower ?? '');
}

/** Few texts hold a word that asks for either. */
const ASKED = new WordNumber(
  (word) =>
    (REPEATS.has(word) ? ASKS_TO_REPEAT : 0) |
    (SAYINGS.has(word) ? ASKS_TO_SAY : 0) |
    (EXACT_WORD.test(word) ? ASKS_EXACTLY : 0),
);

function askedIn(tokens: readonly Token[]): number {
  let bits = 0;
  for (const { word } of tokens) if (word) bits |= ASKED.of(word);
  return bits;
}

function repeatedTexts(text: string, tokens: readonly Token[], segments: readonly Segment[]): Range[] {
  let above = 0;
  let below = text.length;
  let first: Segment | undefined;
  for (const part of segments) {
    const found = asksToRepeat(tokens, part);
    if (found === 'above') above = Math.max(above, tokens[part.from]?.start ?? 0);
    else if (found === 'below') below = Math.min(below, tokens[part.to - 1]?.end ?? text.length);
    else if (found === 'all') first ??= part;
  }
  const kept = [trimmed(text, 0, above), trimmed(text, below, text.length)].filter(
    ({ start, end }) => end > start,
  );
  if (kept.length > 0 || !first) return kept;
  // "The request" is what stands above where only this last paragraph speaks of it, else it may be all.
  const start = tokens[first.from]?.start ?? 0;
  const before = trimmed(text, 0, start);
  return [
    before.end > before.start && !text.slice(start).trim().includes('\n')
      ? before
      : trimmed(text, 0, text.length),
  ];
}

/** The part from `start` to `end` without whitespace around it. */
function trimmed(text: string, start: number, end: number): Range {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}

/** Behind these nothing is asked for: "do not repeat", "the exact quote". */
const NO_ORDER_BEHIND =
  /^(?:not|don't|never|without|avoid|the|an?|this|that|each|every|any|exact|direct|original)$/;

type Where = 'above' | 'below' | 'all' | 'nothing';

/** What a sentence wants repeated. */
function asksToRepeat(tokens: readonly Token[], part: Segment): Where {
  let repeats = -1;
  let names = false;
  let exactly = false;
  let where: Where = 'all';
  let before = '';
  let count = 0;
  for (let i = part.from; i < part.to; i++) {
    const token = tokens[i];
    if (token?.kind !== WORD) continue;
    const word = token.lower;
    count++;
    if (repeats < 0 && REPEATS.has(word) && !NO_ORDER_BEHIND.test(before)) repeats = count;
    else if (repeats >= 0 && count - repeats <= LONGEST_OBJECT && TEXTS.has(word)) names = true;
    if (EXACTLY.has(word) || saysExactly(before, word)) exactly = true;
    if (where === 'all' && /^(?:above|previous|preceding)$/.test(word)) where = 'above';
    if (where === 'all' && /^(?:below|following)$/.test(word)) where = 'below';
    before = word;
  }
  return names && (exactly || where !== 'all') ? where : 'nothing';
}

/** "word for word", "without change", "as it is". */
function saysExactly(before: string, word: string): boolean {
  return (
    (word === 'for' && (before === 'word' || before === 'letter')) ||
    (before === 'without' && word.startsWith('chang')) ||
    (before === 'as' && (word === 'is' || word === 'it'))
  );
}

/** "End with this exact phrase: See you soon": the words behind, up to the end of the line. */
function saidText(text: string, tokens: readonly Token[], part: Segment): Range | undefined {
  let says = -1;
  let count = 0;
  for (let i = part.from; i < part.to; i++) {
    const token = tokens[i];
    if (token?.kind !== WORD) continue;
    count++;
    if (SAYS.has(token.lower)) says = count;
    else if (says >= 0 && count - says <= LONGEST_WAY && SAYINGS.has(token.lower)) {
      const from = startOfSaid(text, tokens, i + 1);
      if (from >= 0) return linesFrom(tokens, from, from > part.to);
    }
  }
  return undefined;
}

/** First token behind the colon, or behind the space where a capital follows; -1 otherwise. */
function startOfSaid(text: string, tokens: readonly Token[], behind: number): number {
  let at = behind;
  const colon = tokens[at]?.kind === PUNCT && tokens[at]?.lower === ':';
  if (colon) at++;
  while (tokens[at]?.kind === SPACES || (colon && tokens[at]?.kind === NEWLINE)) at++;
  const first = tokens[at];
  if (first?.kind !== WORD) return -1;
  return colon || (at > behind && first.lower !== 'i' && isUpperAscii(text.charCodeAt(first.start)))
    ? at
    : -1;
}

/** The rest of the line; of a paragraph that follows, all its lines. */
function linesFrom(tokens: readonly Token[], from: number, paragraph: boolean): Range {
  let to = from;
  while (
    to < tokens.length &&
    !(tokens[to]?.kind === NEWLINE && (!paragraph || tokens[to + 1]?.kind === NEWLINE))
  )
    to++;
  while (to > from + 1 && (tokens[to - 1]?.kind === SPACES || tokens[to - 1]?.kind === NEWLINE)) to--;
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
