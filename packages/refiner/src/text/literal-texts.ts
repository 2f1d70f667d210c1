import { isUpperAscii } from './chars.ts';
import { type Segment, segment } from './segment.ts';
import { NEWLINE, PUNCT, SPACES, type Token, WORD } from './token.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Asks for a text to be said again … */
const REPEATS = words(
  'repeat repeating copy copying restate echo reproduce reproducing recite quote quoting',
);
/** … this text … */
const TEXTS = words(
  'request prompt question query instruction instructions sentence text message paragraph statement task passage input line everything words',
);
/** … as it stands. */
const EXACTLY = words(
  'exactly exact verbatim unchanged word-for-word letter-for-letter unaltered literally entire whole',
);
/** Words between "repeat" and what is to be repeated. */
const LONGEST_OBJECT = 6;
const MAY_REPEAT = /repeat|copy|restat|echo|reproduc|recite|quot/i;

/** Asks for certain words in the answer … */
const SAYS = words(
  'end ends ending finish finishing conclude concluding close start starts starting begin begins beginning open reply respond say saying add include use write answer',
);
/** … which are called … */
const SAYINGS = words('phrase phrases sentence sentences line words statement message question text');
const MAY_SAY =
  /(?:[Pp]hrases?|[Ss]entences?|[Ll]ine|[Ww]ords|[Ss]tatement|[Mm]essage|[Qq]uestion|[Tt]ext)(?::|\s+[A-Z])/;
/** Words between "end" and "phrase". */
const LONGEST_WAY = 8;

/**
 * Texts that the answer is to hold to the letter, so that they may not change at all: what it is to repeat (all that stands above or below
 * where the prompt says so, else the whole prompt), and words without quotation marks that it is to begin or end with. Empty for almost
 * every prompt. Linear in the length.
 */
export function literalTexts(text: string, tokens: readonly Token[]): string[] {
  const repeats = MAY_REPEAT.test(text);
  const says = MAY_SAY.test(text);
  if (!repeats && !says) return [];
  const segments = segment(text, tokens);
  const literal = repeats ? repeatedTexts(text, tokens, segments) : [];
  if (!says) return literal;
  for (const part of segments) {
    const said = saidText(text, tokens, part);
    if (said !== '') literal.push(said);
  }
  return literal;
}

function repeatedTexts(text: string, tokens: readonly Token[], segments: readonly Segment[]): string[] {
  let above = 0;
  let below = text.length;
  let first: Segment | undefined;
  for (const part of segments) {
    const found = asksToRepeat(tokens, part);
    if (found === 'above') above = Math.max(above, tokens[part.from]?.start ?? 0);
    else if (found === 'below') below = Math.min(below, tokens[part.to - 1]?.end ?? text.length);
    else if (found === 'all') first ??= part;
  }
  const kept = [text.slice(0, above), text.slice(below)]
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (kept.length > 0 || !first) return kept;
  // "The request" is what stands above where only this last paragraph speaks of it, else it may be all.
  const start = tokens[first.from]?.start ?? 0;
  const before = text.slice(0, start).trim();
  return before !== '' && !text.slice(start).trim().includes('\n') ? [before] : [text.trim()];
}

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
    if (repeats < 0 && REPEATS.has(word) && !/^(?:not|don't|never|without|avoid)$/.test(before))
      repeats = count;
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
function saidText(text: string, tokens: readonly Token[], part: Segment): string {
  let says = -1;
  let count = 0;
  for (let i = part.from; i < part.to; i++) {
    const token = tokens[i];
    if (token?.kind !== WORD) continue;
    count++;
    if (SAYS.has(token.lower)) says = count;
    else if (says >= 0 && count - says <= LONGEST_WAY && SAYINGS.has(token.lower)) {
      const from = startOfSaid(text, tokens, i + 1);
      if (from >= 0) return linesFrom(text, tokens, from, from > part.to);
    }
  }
  return '';
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
function linesFrom(text: string, tokens: readonly Token[], from: number, paragraph: boolean): string {
  let to = from;
  while (
    to < tokens.length &&
    !(tokens[to]?.kind === NEWLINE && (!paragraph || tokens[to + 1]?.kind === NEWLINE))
  )
    to++;
  return text.slice(tokens[from]?.start, tokens[to - 1]?.end).trim();
}
