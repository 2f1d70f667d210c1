import { NUMBER as NUMBER_TOKEN, PUNCT, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import { CLOCKS, type Clock } from './clocks.ts';
import type { Cursor } from './cursor.ts';

/** Minutes since midnight, and the index behind the last token. */
export interface SpokenTime {
  minutes: number;
  next: number;
}

/** The hour from which "at night" means before midnight; at twelve the day is new. */
const NIGHTFALL = 6;
const DAY_MINUTES = 24 * 60;

/** Reads "halb acht abends", "sept heures et demie", "alle tre del pomeriggio" at token `i`. */
export function readSpoken(cursor: Cursor, i: number): SpokenTime | undefined {
  const clock = CLOCKS[cursor.language];
  const first = cursor.token(i);
  if (!clock || !first) return undefined;
  const named = first.kind === WORD_TOKEN ? clock.named?.get(first.lower) : undefined;
  if (named !== undefined) {
    const behind = longest(cursor, i + 1, clock.behind);
    const minutes = named + (behind?.value ?? 0);
    return { minutes: minutes < 0 ? minutes + DAY_MINUTES : minutes, next: behind?.next ?? i + 1 };
  }
  const before = longest(cursor, i, clock.before) ?? minutesBefore(cursor, i, clock);
  const at = before ? cursor.skip(before.next) : i;
  const hour = hourAt(cursor, at, clock);
  if (!hour) return undefined;
  let { next } = hour;
  const unit = clock.hours.includes(cursor.token(cursor.skip(next))?.lower ?? '');
  if (unit) next = cursor.skip(next) + 1;
  const article = clock.articles?.some((phrase) => cursor.follows(i, phrase)) ?? false;
  const spoken = longest(cursor, next, clock.behind);
  const isTime = unit || article || (spoken && partAt(cursor, spoken.next, clock, hour.value));
  const behind = isTime ? (spoken ?? minutesBehind(cursor, next, unit)) : undefined;
  if (behind) next = behind.next;
  const part = partAt(cursor, next, clock, hour.value);
  if (part) next = part.next;
  const known = before || part || behind || (unit && !hour.one) || (article && standsAlone(cursor, next));
  if (!known || hour.value > 24) return undefined;
  const shift = (before?.value ?? 0) + (behind?.value ?? 0);
  return { minutes: dayTime(hour.value, part?.pm) * 60 + shift, next };
}

/** Hour of the day from that of a clock. */
export function dayTime(hour: number, pm: boolean | undefined): number {
  if (pm === true) return hour < 12 ? hour + 12 : hour;
  return pm === false && hour === 12 ? 0 : hour;
}

function hourAt(
  cursor: Cursor,
  at: number,
  clock: Clock,
): { value: number; next: number; one: boolean } | undefined {
  const token = cursor.token(at);
  const one = token?.kind === WORD_TOKEN ? clock.ones?.get(token.lower) : undefined;
  const value =
    one ??
    (token?.kind === NUMBER_TOKEN && /^\d{1,2}$/.test(token.lower)
      ? Number(token.lower)
      : cursor.wordValue(token));
  if (value === undefined || !Number.isInteger(value) || value < 0 || value > 24) return undefined;
  return { value, next: at + 1, one: one !== undefined };
}

/** "zehn nach acht". */
function minutesBefore(cursor: Cursor, i: number, clock: Clock): { value: number; next: number } | undefined {
  if (!clock.past || !clock.to) return undefined;
  const minutes = cursor.wordValue(cursor.token(i));
  const at = cursor.skip(i + 1);
  const joint = cursor.token(at)?.lower ?? '';
  if (
    minutes === undefined ||
    minutes < 1 ||
    minutes > 29 ||
    cursor.wordValue(cursor.token(cursor.skip(at + 1))) === undefined
  )
    return undefined;
  if (clock.past.includes(joint)) return { value: minutes, next: at + 1 };
  return clock.to.includes(joint) ? { value: -minutes, next: at + 1 } : undefined;
}

/** "7 Uhr 30", "sept heures trente". */
function minutesBehind(
  cursor: Cursor,
  from: number,
  unit: boolean,
): { value: number; next: number } | undefined {
  const at = cursor.skip(from);
  const token = cursor.token(at);
  const value =
    token?.kind === NUMBER_TOKEN && /^[0-5]\d$/.test(token.lower)
      ? Number(token.lower)
      : cursor.wordValue(token);
  return unit && value !== undefined && value >= 5 && value < 60 && Number.isInteger(value)
    ? { value, next: at + 1 }
    : undefined;
}

/** Whether no thing that might be counted stands here. */
export function standsAlone(cursor: Cursor, from: number): boolean {
  const token = cursor.token(cursor.skip(from));
  return !token || token.kind === PUNCT || (token.kind === WORD_TOKEN && cursor.isEmpty(token));
}

/** The part of the day at a token: "in the evening", "abends"; `pm` by the hour at night. */
export function partOfDay(
  cursor: Cursor,
  from: number,
  hour = 12,
): { pm: boolean; next: number } | undefined {
  const clock = CLOCKS[cursor.language];
  return clock && partAt(cursor, from, clock, hour);
}

function partAt(
  cursor: Cursor,
  from: number,
  clock: Clock,
  hour: number,
): { pm: boolean; next: number } | undefined {
  const morning = firstSaid(cursor, from, clock.morning);
  if (morning >= 0) return { pm: false, next: morning };
  const afternoon = firstSaid(cursor, from, clock.afternoon);
  if (afternoon >= 0) return { pm: true, next: afternoon };
  const night = firstSaid(cursor, from, clock.night);
  return night < 0 ? undefined : { pm: hour >= NIGHTFALL && hour < 12, next: night };
}

/** Index behind the first of the phrases that stands at a token, -1 where none does. */
function firstSaid(cursor: Cursor, from: number, phrases: Clock['morning']): number {
  for (const words of phrases) {
    const next = cursor.phrase(from, words);
    if (next >= 0) return next;
  }
  return -1;
}

function longest(
  cursor: Cursor,
  from: number,
  shifts: Clock['before'] = NONE,
): { value: number; next: number } | undefined {
  let best: { value: number; next: number } | undefined;
  for (const { words, value } of shifts) {
    const next = cursor.phrase(from, words);
    if (next > (best?.next ?? -1)) best = { value, next };
  }
  return best;
}

const NONE: readonly never[] = [];
