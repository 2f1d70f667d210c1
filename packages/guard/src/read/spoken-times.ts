import { NUMBER as NUMBER_TOKEN, PUNCT, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Script } from '../lexicon/tables.ts';
import type { Cursor } from './cursor.ts';

/** How a language says the time of day; words of a phrase are separated by a space. */
interface Clock {
  /** Times that have a name, in minutes. */
  named?: Readonly<Record<string, number>>;
  /** Stands in front of the hour and moves it, in minutes: "halb acht". */
  before?: Readonly<Record<string, number>>;
  /** Stands behind the hour: "et demie". */
  behind?: Readonly<Record<string, number>>;
  /** Stands in front of hours and of nothing else that is counted so: "alle sette e mezza". */
  articles?: readonly string[];
  /** Behind the hour: "Uhr". */
  hours: readonly string[];
  /** Minutes in front of the hour: "zehn nach acht". */
  past?: readonly string[];
  to?: readonly string[];
  /** Hours that are no numbers elsewhere. */
  ones?: Readonly<Record<string, number>>;
  morning: readonly string[];
  afternoon: readonly string[];
  night: readonly string[];
}

const CLOCKS: Readonly<Partial<Record<Script, Clock>>> = {
  en: {
    hours: ["o'clock"],
    morning: ['in the morning'],
    afternoon: ['in the afternoon', 'in the evening', 'in the night', 'at night'],
    night: [],
  },
  de: {
    named: { mitternacht: 0 },
    before: {
      halb: -30,
      'viertel nach': 15,
      'viertel vor': -15,
      'viertel über': 15,
      dreiviertel: -15,
      'fünf vor halb': -35,
      'fünf nach halb': -25,
      'kurz vor halb': -30,
    },
    hours: ['uhr'],
    past: ['nach'],
    to: ['vor'],
    ones: { ein: 1 },
    morning: [
      'morgens',
      'früh',
      'vormittags',
      'am morgen',
      'am vormittag',
      'in der früh',
      'in der frühe',
      'am frühen morgen',
    ],
    afternoon: [
      'mittags',
      'nachmittags',
      'abends',
      'am mittag',
      'am nachmittag',
      'am abend',
      'am späten nachmittag',
      'am frühen abend',
    ],
    night: ['nachts', 'in der nacht'],
  },
  fr: {
    named: { midi: 720, minuit: 0 },
    behind: {
      'et demie': 30,
      'et demi': 30,
      'et quart': 15,
      'moins le quart': -15,
      'moins quart': -15,
      'moins cinq': -5,
      'moins dix': -10,
      'moins vingt': -20,
      'moins vingt-cinq': -25,
    },
    hours: ['heure', 'heures', 'h'],
    ones: { une: 1 },
    morning: ['du matin', 'le matin'],
    afternoon: ["de l' après-midi", "l' après-midi", 'du soir', 'le soir'],
    night: ['de la nuit'],
  },
  it: {
    named: { mezzogiorno: 720, mezzanotte: 0 },
    behind: {
      'e mezza': 30,
      'e mezzo': 30,
      'e un quarto': 15,
      'e tre quarti': 45,
      'meno un quarto': -15,
      'meno cinque': -5,
      'meno dieci': -10,
      'meno venti': -20,
    },
    articles: ['le', 'alle', 'dalle', 'ore', "l'", "all'", "dall'"],
    hours: [],
    ones: { una: 1, sei: 6 },
    morning: ['di mattina', 'del mattino', 'della mattina', 'la mattina', 'di mattino'],
    afternoon: ['del pomeriggio', 'di pomeriggio', 'di sera', 'della sera', 'la sera'],
    night: ['di notte', 'della notte'],
  },
};

/** Minutes since midnight, and the index behind the last token. */
export interface SpokenTime {
  minutes: number;
  next: number;
}

/** The hour from which "at night" means before midnight. */
const NIGHTFALL = 6;

/** Reads "halb acht abends", "sept heures et demie", "alle tre del pomeriggio" at token `i`. */
export function readSpoken(cursor: Cursor, i: number): SpokenTime | undefined {
  const clock = CLOCKS[cursor.language];
  const first = cursor.token(i);
  if (!clock || !first) return undefined;
  const named = first.kind === WORD_TOKEN ? clock.named?.[first.lower] : undefined;
  if (named !== undefined) {
    const behind = longest(cursor, i + 1, clock.behind);
    return { minutes: named + (behind?.value ?? 0), next: behind?.next ?? i + 1 };
  }
  const before = longest(cursor, i, clock.before) ?? minutesBefore(cursor, i, clock);
  const at = before ? cursor.skip(before.next) : i;
  const hour = hourAt(cursor, at, clock);
  if (!hour) return undefined;
  let { next } = hour;
  const unit = clock.hours.includes(cursor.token(cursor.skip(next))?.lower ?? '');
  if (unit) next = cursor.skip(next) + 1;
  const article = clock.articles?.includes(cursor.before(i)?.lower ?? '') ?? false;
  const behind =
    unit || article ? (longest(cursor, next, clock.behind) ?? minutesBehind(cursor, next, unit)) : undefined;
  if (behind) next = behind.next;
  const part = partAt(cursor, next, clock, hour.value);
  if (part) next = part.next;
  const known = before || part || behind || (unit && !hour.one) || (article && standsAlone(cursor, next));
  if (!known || hour.value > 24) return undefined;
  const shift = (before?.value ?? 0) + (behind?.value ?? 0);
  return { minutes: dayTime(hour.value, part?.pm) * 60 + shift, next };
}

function dayTime(hour: number, pm: boolean | undefined): number {
  if (pm === true) return hour < 12 ? hour + 12 : hour;
  return pm === false && hour === 12 ? 0 : hour;
}

function hourAt(
  cursor: Cursor,
  at: number,
  clock: Clock,
): { value: number; next: number; one: boolean } | undefined {
  const token = cursor.token(at);
  const one = token?.kind === WORD_TOKEN ? clock.ones?.[token.lower] : undefined;
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
function standsAlone(cursor: Cursor, from: number): boolean {
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
  for (const [phrases, pm] of [
    [clock.morning, false],
    [clock.afternoon, true],
    [clock.night, hour >= NIGHTFALL],
  ] as const)
    for (const phrase of phrases) {
      const next = cursor.phrase(from, phrase);
      if (next >= 0) return { pm, next };
    }
  return undefined;
}

function longest(
  cursor: Cursor,
  from: number,
  phrases: Readonly<Record<string, number>> | undefined,
): { value: number; next: number } | undefined {
  let best: { value: number; next: number } | undefined;
  for (const [phrase, value] of Object.entries(phrases ?? {})) {
    const next = cursor.phrase(from, phrase);
    if (next > (best?.next ?? -1)) best = { value, next };
  }
  return best;
}
