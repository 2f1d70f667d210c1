import { NUMBER as NUMBER_TOKEN, type Token } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import type { Value } from './plain-value.ts';
import { dayTime, partOfDay, readSpoken, type SpokenTime, standsAlone } from './spoken-times.ts';
import { HALFLESS, NUMBER, newTerm, type ReadNumber, type Term } from './term.ts';

/** A time of day, in minutes from midnight on. `isHalfless` where it may be before or after noon. */
export function clockTerm(
  first: Pick<Token, 'start'>,
  last: Pick<Token, 'end'>,
  minutes: number,
  isHalfless = false,
): Term {
  const term = newTerm(NUMBER, `${minutes}clock`, first.start, last.end);
  term.value = minutes;
  term.unit = 'clock';
  if (isHalfless && minutes < 13 * 60) term.flags |= HALFLESS;
  return term;
}

const NAMED: ReadonlyMap<string, number> = new Map([
  ['midnight', 0],
  ['noon', 720],
  ['midday', 720],
]);

/** "a quarter to ten", "half past nine", "twenty past six", "noon". */
export function readSpokenTime(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const from = first.lower === 'a' ? cursor.skip(i + 1) : i;
  const part = cursor.token(from);
  const named = NAMED.get(part?.lower ?? '');
  if (part && named !== undefined) return { term: clockTerm(first, part, named), next: from + 1 };
  const minutes = part && minutesOf(cursor, part);
  if (minutes === undefined) return undefined;
  const joint = cursor.skip(from + 1);
  const word = cursor.token(joint)?.lower;
  const hourAt = cursor.skip(joint + 1);
  const hourToken = cursor.token(hourAt);
  const hour = hourToken?.kind === NUMBER_TOKEN ? Number(hourToken.lower) : cursor.wordValue(hourToken);
  if ((word !== 'to' && word !== 'past') || hour === undefined || !(hour >= 1 && hour <= 24) || !hourToken)
    return undefined;
  const half = partOfDay(cursor, cursor.skip(hourAt + 1), hour);
  const isNamed = minutes === 30 || minutes === 15;
  // "Five to ten words" is a range.
  if (word === 'to' && !isNamed && !half && !standsAsTime(cursor, i, hourAt + 1)) return undefined;
  const pm = half?.pm ?? saidNear(cursor, hourAt + 1);
  const hours = dayTime(hour, pm);
  const at = word === 'to' ? hours * 60 - minutes : hours * 60 + minutes;
  const end = half ? (cursor.token(half.next - 1) ?? hourToken) : hourToken;
  return { term: clockTerm(first, end, at, pm === undefined), next: half?.next ?? hourAt + 1 };
}

function minutesOf(cursor: Cursor, token: Token): number | undefined {
  if (token.lower === 'half') return 30;
  if (token.lower === 'quarter') return 15;
  const value = token.kind === NUMBER_TOKEN ? Number(token.lower) : cursor.wordValue(token);
  return value !== undefined && value % 5 === 0 && value > 0 && value < 30 ? value : undefined;
}

/** "At ten to four", with nothing behind it that is counted. */
const standsAsTime = (cursor: Cursor, i: number, behind: number): boolean =>
  cursor.before(i)?.lower === 'at' && standsAlone(cursor, behind);

const PARTS: ReadonlyMap<string, boolean> = new Map([
  ['tonight', true],
  ['this evening', true],
  ['this afternoon', true],
  ['tomorrow evening', true],
  ['tomorrow afternoon', true],
  ['this morning', false],
  ['tomorrow morning', false],
]);

/** The part of the day by words that say the day too: they are read again. */
function saidNear(cursor: Cursor, from: number): boolean | undefined {
  const at = cursor.skip(from);
  const word = cursor.token(at)?.lower ?? '';
  return PARTS.get(word) ?? PARTS.get(`${word} ${cursor.token(cursor.skip(at + 1))?.lower}`);
}

/** "0200 hours", "at 1930 hrs". */
export function readMilitaryTime(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3])([0-5]\d)$/.exec(first.lower) ?? [];
  const at = cursor.skip(i + 1);
  const unit = cursor.token(at);
  if (hours === '' || !unit || !/^(?:hours|hrs|h)$/.test(unit.lower)) return undefined;
  if (!hours.startsWith('0') && cursor.before(i)?.lower !== 'at') return undefined;
  return { term: clockTerm(first, unit, Number(hours) * 60 + Number(minutes)), next: at + 1 };
}

/** They write "15h30". */
const GLUES = new Set(['fr', 'es', 'pt']);

/** As other languages than English say it. */
export function readLocalTime(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  if (cursor.language === 'en') return undefined;
  const glued = GLUES.has(cursor.language) ? readGluedTime(cursor, first, i) : undefined;
  const time = glued ?? readSpoken(cursor, i);
  return (
    time && { term: clockTerm(first, cursor.token(time.next - 1) ?? first, time.minutes), next: time.next }
  );
}

/** "7h30", "19h". */
function readGluedTime(cursor: Cursor, first: Token, i: number): SpokenTime | undefined {
  const hours = Number(/^(\d{1,2})h?$/.exec(first.lower)?.[1] ?? 'NaN');
  const behind = cursor.token(i + 1);
  const minutes = /^h([0-5]\d)$/.exec(behind?.lower ?? '')?.[1];
  if (!(hours <= 24)) return undefined;
  if (minutes) return { minutes: hours * 60 + Number(minutes), next: i + 2 };
  return first.lower.endsWith('h') ? { minutes: hours * 60, next: i + 1 } : undefined;
}

const HALF_DAYS: readonly (readonly [pattern: RegExp, pm: boolean])[] = [
  [/^(?:pm|p\.?m)$/, true],
  [/^(?:am|a\.?m)$/, false],
];
const CLOCK_WORDS = new Set(["o'clock", 'uhr', 'heures', 'horas']);

/** "7:30", "7.30 pm", "seven thirty in the evening", "19 Uhr". */
export function readTime(cursor: Cursor, first: Token, value: Value): ReadNumber | undefined {
  if (value.ordinal || value.literal !== undefined || value.value > 24) return undefined;
  const dotted = !Number.isInteger(value.value);
  const hours = Math.floor(value.value);
  let minutes = value.clock ?? (dotted ? Math.round((value.value - hours) * 100) : 0);
  let { next } = value;
  let known = value.clock !== undefined;
  let suffix = value.suffix;
  let at = cursor.skip(next);
  const spoken = value.clock === undefined && !dotted ? cursor.wordValue(cursor.token(at)) : undefined;
  let spokenEnd = next;
  if (spoken !== undefined && spoken >= 5 && spoken < 60) {
    spokenEnd = at + 1;
    at = cursor.skip(spokenEnd);
  }
  const word = cursor.token(at)?.lower ?? '';
  let pm: boolean | undefined;
  if (suffix === '') suffix = word;
  else at = next - 1;
  const dottedHalf =
    suffix === 'p' || suffix === 'a' ? /^[ap]\.\s?m\b\.?/i.exec(cursor.text(at, 5))?.[0] : undefined;
  if (dottedHalf) pm = suffix === 'p';
  for (const [pattern, isPm] of HALF_DAYS) if (pattern.test(suffix)) pm = isPm;
  if (dottedHalf) next = cursor.behind(at, dottedHalf.length);
  else if (pm !== undefined) next = at + 1;
  else {
    if (CLOCK_WORDS.has(suffix) || (suffix === 'h' && value.suffix === 'h' && known)) {
      known = true;
      next = at + 1;
      at = cursor.skip(next);
    }
    const part = partOfDay(cursor, at, hours);
    if (part) ({ pm, next } = part);
  }
  if (pm === undefined && !known) return undefined;
  pm ??= saidNear(cursor, next);
  if (spoken !== undefined && spokenEnd > value.next && next > spokenEnd) minutes = spoken;
  if (minutes > 59) return undefined;
  const minute = dayTime(hours, pm) * 60 + minutes;
  const isHalfless = pm === undefined && hours > 0 && !first.lower.startsWith('0');
  return { term: clockTerm(first, cursor.token(next - 1) ?? first, minute, isHalfless), next };
}
