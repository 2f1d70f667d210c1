import { NUMBER as NUMBER_TOKEN, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import type { Cursor } from './cursor.ts';
import { CONTENT, NUMBER, newTerm, operatorTerm, type ReadNumber, type Term } from './term.ts';

const PLACES: ReadonlyMap<string, number> = new Map(
  [
    'first 1st erste erstes ersten',
    'second 2nd zweite zweites zweiten',
    'third 3rd dritte drittes dritten',
    'fourth 4th vierte viertes vierten',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);
const QUARTERS = new Set(['quarter', 'quartal', 'quartals']);
const TO = operatorNumber('!to');

/** "Q3", "the third quarter", "the first two quarters of 2024", "H1 2024", "the nineties", "1990s". */
export function readPeriod(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  return (
    readQuarter(cursor, first, i) ??
    readHalfYear(cursor, first, i) ??
    readDecade(cursor, first, i) ??
    readWorkingDays(cursor, first, i)
  );
}

/** "Mon–Fri": one word with a hyphen, three tokens with a dash. */
function readWorkingDays(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  if (first.lower !== 'mon' && first.lower !== 'mo') return undefined;
  const dash = cursor.skip(i + 1);
  const at = cursor.skip(dash + 1);
  const last = cursor.token(at);
  const isSpan = cursor.token(dash)?.lower === '–' && (last?.lower === 'fri' || last?.lower === 'fr');
  const groups = isSpan ? cursor.groupsOf('mon-fri') : [];
  if (!last || groups.length === 0) return undefined;
  const term = newTerm(CONTENT, cursor.keyOf('mon-fri'), first.start, last.end);
  term.groups = groups;
  return { term, next: at + 1 };
}

function periodTerm(first: Token, last: Token, value: number, unit: string): Term {
  const term = newTerm(NUMBER, `${value}${unit}`, first.start, last.end);
  term.value = value;
  term.raw = value;
  term.unit = unit;
  return term;
}

function readQuarter(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const short = /^q([1-4])$/.exec(first.lower)?.[1];
  if (short) return { term: periodTerm(first, first, Number(short), 'quarter'), next: i + 1 };
  const dot = cursor.token(i + 1)?.lower === '.' && /^[1-4]$/.test(first.lower);
  const place = dot ? Number(first.lower) : PLACES.get(first.lower);
  if (!place) return undefined;
  const at = cursor.skip(dot ? i + 2 : i + 1);
  const word = cursor.token(at);
  if (word && QUARTERS.has(word.lower))
    return { term: periodTerm(first, word, place, 'quarter'), next: at + 1 };
  const count = cursor.wordValue(word) ?? Number(word?.lower ?? '');
  const lastAt = cursor.skip(at + 1);
  const last = cursor.token(lastAt);
  if (place !== 1 || !(count >= 2 && count <= 4) || last?.lower !== 'quarters') return undefined;
  const more = [operatorTerm(TO, 'to', first.start, last.end), periodTerm(first, last, count, 'quarter')];
  return { term: periodTerm(first, last, 1, 'quarter'), more, next: lastAt + 1 };
}

const isYear = (token: Token | undefined): boolean =>
  token?.kind === NUMBER_TOKEN && /^(?:19|20)\d\d$/.test(token.lower);

/** Of a year that is named: "H1" may be a heading. */
function readHalfYear(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const short = /^h([12])$/.exec(first.lower)?.[1];
  if (short)
    return isYear(cursor.token(cursor.skip(i + 1)))
      ? { term: periodTerm(first, first, Number(short), 'half'), next: i + 1 }
      : undefined;
  const place = PLACES.get(first.lower) ?? 0;
  if (place < 1 || place > 2) return undefined;
  const at = cursor.skip(i + 1);
  const half = cursor.token(at);
  const of = cursor.skip(at + 1);
  if (half?.lower !== 'half' || cursor.token(of)?.lower !== 'of') return undefined;
  return isYear(cursor.token(cursor.skip(of + 1)))
    ? { term: periodTerm(first, half, place, 'half'), next: at + 1 }
    : undefined;
}

const DECADES = 'thirties forties fifties sixties seventies eighties nineties'.split(' ');

/**
 * "the nineties", "1990s", "the '90s"; with another word in front the nineties are those of a person or of a
 * scale.
 */
function readDecade(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  if (!first.lower.endsWith('s')) return undefined;
  const full = /^((?:1[5-9]|20)\d0)s$/.exec(first.lower)?.[1];
  if (full) return { term: periodTerm(first, first, Number(full), 'decade'), next: i + 1 };
  const before = cursor.before(i)?.lower;
  if (before !== 'the' && before !== "'" && before !== '’') return undefined;
  const short = /^([3-9]0)s$/.exec(first.lower)?.[1];
  const spoken = first.kind === WORD_TOKEN ? DECADES.indexOf(first.lower) : -1;
  const tens = short ? Number(short) : spoken >= 0 ? (spoken + 3) * 10 : 0;
  return tens > 0 ? { term: periodTerm(first, first, 1900 + tens, 'decade'), next: i + 1 } : undefined;
}
