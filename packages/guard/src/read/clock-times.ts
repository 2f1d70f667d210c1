import { NUMBER as NUMBER_TOKEN, type Token } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { dayTime, partOfDay, readSpoken, type SpokenTime } from './spoken-times.ts';
import { NUMBER, newTerm, type ReadNumber, type Term } from './term.ts';
import type { Value } from './value.ts';

/** A time of day, in minutes from midnight on. */
export function clockTerm(first: Pick<Token, 'start'>, last: Pick<Token, 'end'>, minutes: number): Term {
  const term = newTerm(NUMBER, `${minutes}clock`, first.start, last.end);
  term.value = minutes;
  term.unit = 'clock';
  return term;
}

/** "a quarter to ten", "half past nine", "ten to six". */
export function readSpokenTime(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const from = first.lower === 'a' ? cursor.skip(i + 1) : i;
  const part = cursor.token(from);
  if (part?.lower === 'midnight' || part?.lower === 'noon')
    return { term: clockTerm(first, part, part.lower === 'noon' ? 720 : 0), next: from + 1 };
  const minutes = part?.lower === 'half' ? 30 : part?.lower === 'quarter' ? 15 : undefined;
  if (minutes === undefined) return undefined;
  const joint = cursor.skip(from + 1);
  const word = cursor.token(joint)?.lower;
  const hourAt = cursor.skip(joint + 1);
  const hourToken = cursor.token(hourAt);
  const hour = hourToken?.kind === NUMBER_TOKEN ? Number(hourToken.lower) : cursor.wordValue(hourToken);
  if ((word !== 'to' && word !== 'past') || hour === undefined || !(hour >= 1 && hour <= 24) || !hourToken)
    return undefined;
  const half = partOfDay(cursor, cursor.skip(hourAt + 1), hour);
  const hours = half?.pm && hour < 12 ? hour + 12 : hour;
  const at = word === 'to' ? hours * 60 - minutes : hours * 60 + minutes;
  return { term: clockTerm(first, hourToken, at), next: half?.next ?? hourAt + 1 };
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
  if (spoken !== undefined && spokenEnd > value.next && next > spokenEnd) minutes = spoken;
  if (minutes > 59) return undefined;
  const minute = dayTime(hours, pm) * 60 + minutes;
  return { term: clockTerm(first, cursor.token(next - 1) ?? first, minute), next };
}
