import type { LineKind } from '@refinery/text/segment.ts';
import { NUMBER, PUNCT, SPACES, type Token, WORD } from '@refinery/text/token.ts';
import { isMark, likeSign, MATH } from './sign-tables.ts';

/** A sign that says something, as a word does: the "==" of "a == b", the "++" of "C++". */
export interface Sign {
  key: string;
  start: number;
  end: number;
  /** Index of its statement. */
  statement: number;
  /** What stands before and behind it, in small letters; empty at an end of its sentence. */
  before: string;
  behind: string;
  /** It stands without a space at the word before or behind it, and not between two. */
  isGlued: boolean;
  /** It only stands in front of its sentence: what it says there may be said in words. */
  opens: boolean;
}

/** Of one sentence no more signs are read. */
const MOST = 64;

/** A sentence in its tokens. */
export interface Stretch {
  from: number;
  to: number;
  line: LineKind;
}

/** Signs of a sentence. Punctuation, marks of emphasis, bullets and rules are none. */
export function readSigns(
  text: string,
  tokens: readonly Token[],
  stretch: Stretch,
  statement: number,
  emphasis: ReadonlySet<number>,
): Sign[] {
  const found: Sign[] = [];
  if (stretch.line === 'rule') return found;
  for (let i = stretch.from; i < stretch.to && found.length < MOST; ) {
    const end = runEnd(tokens, i, stretch.to, emphasis);
    if (end === i) i++;
    else {
      const run: Run = { text, tokens, stretch, from: i, to: end, emphasis };
      for (const key of keysOf(run)) found.push({ ...key, statement });
      i = end;
    }
  }
  return found;
}

interface Run {
  text: string;
  tokens: readonly Token[];
  stretch: Stretch;
  from: number;
  to: number;
  emphasis: ReadonlySet<number>;
}

const SYMBOLS = new Set('= ! < > & | + - * / # @ ^ ~ % $ : −'.split(' '));

/** Index behind the signs that stand side by side from token `i` on. */
function runEnd(tokens: readonly Token[], i: number, to: number, emphasis: ReadonlySet<number>): number {
  let end = i;
  while (end < to && tokens[end]?.kind === PUNCT && !emphasis.has(end) && isSymbol(tokens[end])) end++;
  return end;
}

const isSymbol = (token: Token | undefined): boolean =>
  token !== undefined && (token.lower === '' || SYMBOLS.has(token.lower) || likeSign(token.lower));

const OPERATION =
  /<=>|[=!]==|[-=]?->|[=!<>+*/-]=|=>|<-|&&|\|\||\+\+|::|:=|\*\*|\/\/|--|\P{ASCII}|[=!<>&|+*/#@^~%$-]/gu;

function* keysOf(run: Run): Generator<Omit<Sign, 'statement'>> {
  const { text, tokens, from, to, emphasis } = run;
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const previous = neighbour(run, from, -1);
  const next = neighbour(run, to - 1, 1);
  const before = tokens[previous];
  const behind = tokens[next];
  const sides: Sides = {
    before,
    behind,
    touchesBefore: before !== undefined && before.end === start && !emphasis.has(from - 1),
    touchesBehind: behind !== undefined && behind.start === end && !emphasis.has(to),
  };
  for (const match of text.slice(start, end).matchAll(OPERATION)) {
    const [key] = match;
    if (!saysSomething(key, run, sides)) continue;
    yield {
      key: canonical(key),
      start: start + match.index,
      end: start + match.index + key.length,
      before: wordOf(text, before),
      behind: wordOf(text, behind),
      isGlued: sides.touchesBefore !== sides.touchesBehind,
      opens: !before && isPicture(key),
    };
  }
}

/** The tokens on both sides of a sign, and whether it touches them. */
interface Sides {
  before: Token | undefined;
  behind: Token | undefined;
  touchesBefore: boolean;
  touchesBehind: boolean;
}

/** Index of the next token of the sentence that is no space and no punctuation, -1 for none. */
function neighbour({ tokens, stretch, emphasis }: Run, at: number, step: number): number {
  for (let i = at + step; i >= stretch.from && i < stretch.to; i += step) {
    const token = tokens[i];
    if (token?.kind === PUNCT && (emphasis.has(i) || PASSED.has(token.lower))) continue;
    if (token?.kind !== SPACES) return token?.kind === PUNCT ? -1 : i;
  }
  return -1;
}

const PASSED = new Set(['(', ')', '_']);

/** A text between two signs need not be told to the end, in UTF-16 units. */
const LONGEST = 40;

const wordOf = (text: string, token: Token | undefined): string =>
  token ? text.slice(token.start, Math.min(token.end, token.start + LONGEST)).toLowerCase() : '';

const ARROWS = /^(?:[-=]?->|=>|[⇒➜➔➡⟶⟹])$/u;

const canonical = (key: string): string => (ARROWS.test(key) ? '→' : key === '−' ? '-' : key);

const isPicture = (key: string): boolean => (key.codePointAt(0) ?? 0) >= 0x2190 && !MATH.test(key);

/** Whether a sign stands for something where it stands. */
function saysSomething(key: string, run: Run, sides: Sides): boolean {
  const { before, behind, touchesBefore, touchesBehind } = sides;
  if (isPicture(key)) return isMark(key) || !decorates(run);
  // In front of a sentence they quote, count or sort it.
  if (!before && !touchesBehind) return false;
  const counts = isNumber(before) || isNumber(behind);
  switch (key) {
    case '--':
      return touchesBehind && !touchesBefore && behind?.kind === WORD;
    case '-':
    case '−':
      return isMinus(run, sides);
    case '!':
      return touchesBehind && !touchesBefore;
    case '+':
      return !(counts && touchesBefore !== touchesBehind);
    case '<':
    case '>':
    case '≤':
    case '≥':
    case '<=':
    case '>=':
    case '~':
    case '≈':
    case '%':
    case '$':
    case '€':
    case '£':
    case '¥':
      return !counts && before !== undefined;
    case '×':
      // "2 m × 1 m" are measures.
      return !(before?.kind === WORD && isNumber(behind));
    case '*':
    case '**':
      return touchesBehind || before !== undefined;
    case '|':
      return run.stretch.line !== 'table' && before !== undefined && behind !== undefined;
    case '/':
      return before !== undefined && behind !== undefined && !isAbbreviated(sides);
    case '#':
      return touchesBefore || touchesBehind;
    case '²':
    case '³':
      // "20 m²" is a unit.
      return !isNumber(run.tokens[run.from - 3]) && !isNumber(before);
    default:
      return before !== undefined || touchesBehind;
  }
}

const isNumber = (token: Token | undefined): boolean => token?.kind === NUMBER;

/** "n/a", "w/o", "and/or". */
const isAbbreviated = ({ before, behind }: Sides): boolean =>
  /^(?:.|and|und|et|y|e)$/.test(before?.lower ?? '') && /^(?:.|or|oder|ou)$/.test(behind?.lower ?? '');

/**
 * An option as "-v", a charge or blood group as "O-", a difference as "x - 1". A dash, a hyphen and a range
 * are none.
 */
function isMinus(
  { text, tokens, to }: Run,
  { before, behind, touchesBefore, touchesBehind }: Sides,
): boolean {
  if (touchesBehind && !touchesBefore) return behind?.kind === WORD && before !== undefined;
  if (touchesBefore && !touchesBehind)
    return before?.kind === WORD && ION.test(text.slice(before.start, before.end)) && !isHung(tokens, to);
  return !touchesBefore && isTerm(before) && isTerm(behind) && !(isNumber(before) && isNumber(behind));
}

const ION = /^[A-Z][A-Za-z]?\d{0,2}$/;

/** "A- und B-Seite". */
const isHung = (tokens: readonly Token[], to: number): boolean =>
  tokens[to]?.kind === SPACES && /^(?:and|or|und|oder)$/.test(tokens[to + 1]?.lower ?? '');

/** What is added and subtracted: a number, or a name of one letter. */
const isTerm = (token: Token | undefined): boolean =>
  isNumber(token) || (token?.kind === WORD && /^\p{L}$/u.test(token.lower));

/** Words that an emoji at the end of a sentence belongs to: "mark it with 🎉". */
const NAMES =
  /(?:\b(?:with|as|is|are|use|add|by|and|or|put|write|like|emoji|mit|avec|con|com|als|comme|como)|[:=,→])\s*$/i;
const END = /^(?:\s|\uFE0F|\u200D)*$/;
/** So far before an emoji its word is looked for, in UTF-16 units. */
const REACH = 20;

/** An emoji in front of a sentence, in a heading or behind it adorns it. */
function decorates({ text, tokens, stretch, from, to }: Run): boolean {
  if (stretch.line === 'heading') return true;
  const first = tokens[stretch.from]?.start ?? 0;
  const last = tokens[stretch.to - 1]?.end ?? 0;
  const start = tokens[from]?.start ?? 0;
  const before = text.slice(Math.max(first, start - REACH), start);
  if (!/[\p{L}\p{N}]/u.test(before)) return true;
  const isLast = END.test(text.slice(tokens[to - 1]?.end ?? 0, last));
  return isLast ? !NAMES.test(before) : /[.!?]\s*$/.test(before);
}
