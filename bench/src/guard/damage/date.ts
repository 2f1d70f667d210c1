import type { MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { carry, findAll, isOrdinalMark } from '../prose.ts';
import type { Random } from '../random.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const DATES = new RegExp(
  String.raw`(?<![\w.\ue000-])(?:\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:${MONTHS.join('|')}) \d{1,2}(?:, \d{4})?|\d{1,2} (?:${MONTHS.join('|')})|(?:19|20)\d\d)(?![\w\ue000-])`,
  'g',
);
const TIMES =
  /(?<![\w.:\ue000])\d{1,2}:\d\d(?::\d\d)?(?![\w:\ue000])|(?<![\w.:\ue000])\d{1,2} ?(?:am|pm|AM|PM)\b/g;
const WEEKDAYS = new RegExp(String.raw`(?<![\w\ue000])(?:${DAYS.join('|')})(?![\w\ue000])`, 'g');
const MONTH_NAMES = new RegExp(
  String.raw`(?<=\d )(?:${MONTHS.join('|')})\b|\b(?:${MONTHS.join('|')})(?= \d)`,
  'g',
);

const nextDigit = (text: string): string =>
  text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
const nextOf = (list: readonly string[], word: string): string =>
  list[(list.indexOf(word) + 1) % list.length] ?? '';

const change = (
  name: string,
  pattern: RegExp,
  carried: readonly string[],
  make: (found: string, random: Random) => string,
): MutationKind => ({
  name,
  make: (text, random) => {
    const places = (inText: string) =>
      findAll(inText, pattern).filter(({ at }) => !isOrdinalMark(inText, at));
    const own = places(text).length > 0;
    if (!own && random.next() > 0.2) return [];
    const original = own ? text : carry(text, random.pick(carried), random);
    return places(original).map(({ at, end, text: found }) => ({
      original,
      changed: replaceAt(original, at, end, make(found, random)),
    }));
  },
});

/** Changes the last digit. The data has few dates, so most prompts get a sentence of ours with one. */
export const DATE_CHANGED = change(
  'date changed',
  DATES,
  [
    'Deliver it by 2025-03-14.',
    'The offer ends on March 14, 2025.',
    'It starts on 14/03/2025 in town.',
    'Plan for 3 May.',
  ],
  nextDigit,
);
export const TIME_CHANGED = change(
  'time changed',
  TIMES,
  ['The call is at 10:30 sharp.', 'Doors open at 7 pm for members.', 'Run it at 23:15:00 each night.'],
  (found) =>
    /[ap]m$/i.test(found)
      ? found.replace(/[ap](?=m$)/i, (half) => (half.toLowerCase() === 'a' ? 'p' : 'a'))
      : nextDigit(found),
);
export const DAY_OR_MONTH_CHANGED = change(
  'weekday or month changed',
  new RegExp(`${WEEKDAYS.source}|${MONTH_NAMES.source}`, 'g'),
  [
    'The report is due on Friday before lunch.',
    'The offer ends on March 14, 2025.',
    'Tuesday works best for them.',
  ],
  (found) => (DAYS.includes(found) ? nextOf(DAYS, found) : nextOf(MONTHS, found)),
);
