import type { Mutation, MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { type Found, findAll, isOrdinalMark, occurrencesOf, replaceEach } from '../prose.ts';

export const NUMBER_WORDS =
  'two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty'.split(' ');
const VALUES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 30, 40, 50];
const NUMBER = new RegExp(
  String.raw`(?<![\w.,:/$€£%#\ue000-])(?:\d+(?:,\d{3})*(?:\.\d+)?|${NUMBER_WORDS.join('|')})(?![\w:/\ue000]|[.,-]\d|-[a-z])`,
  'gi',
);

const numbersIn = (text: string): Found[] =>
  findAll(text, NUMBER).filter(({ at }) => !isOrdinalMark(text, at));

/**
 * The number with the word behind and before it stands elsewhere as well, so dropping it here loses nothing.
 */
function isRepeated(text: string, { at, end }: Found): boolean {
  const behind = /^\s*[\p{L}%]+/u.exec(text.slice(end))?.[0] ?? '';
  const before = /(?<!\p{L})\p{L}+\s*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const number = text.slice(at, end);
  return (
    (behind !== '' && occurrencesOf(text, number + behind) > 1) ||
    (before !== '' && occurrencesOf(text, before + number) > 1)
  );
}

/**
 * Drops a number in front of a word. Left out: marks of list items; numbers that stand with the same word
 * elsewhere.
 */
export const NUMBER_DROPPED: MutationKind = {
  name: 'number dropped',
  make: (text) =>
    numbersIn(text)
      .filter((found) => /^ [a-z]/.test(text.slice(found.end)) && !isRepeated(text, found))
      .map(({ at, end }) => ({ original: text, changed: replaceAt(text, at, end + 1, '') })),
};

/** Changes a number to the next or a tenfold one. Left out: marks of list items. */
export const NUMBER_CHANGED: MutationKind = {
  name: 'number changed',
  make: (text, random) =>
    numbersIn(text).map(({ at, end, text: number }) => {
      const word = NUMBER_WORDS.indexOf(number.toLowerCase());
      const changed =
        word >= 0
          ? (NUMBER_WORDS[(word + 1) % NUMBER_WORDS.length] ?? '')
          : random.next() < 0.5
            ? number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
            : `${number}0`;
      return { original: text, changed: replaceAt(text, at, end, changed) };
    }),
};

const amountOf = (number: string): string => {
  const word = NUMBER_WORDS.indexOf(number.toLowerCase());
  return word < 0 ? number : String(VALUES[word]);
};

/**
 * Swaps two different numbers. Left out: neighbours of one list such as "5 or 6" and "1, 2, 3", whose order
 * says little.
 */
export const NUMBERS_SWAPPED: MutationKind = {
  name: 'numbers swapped',
  make: (text) => {
    const found = numbersIn(text);
    const made: Mutation[] = [];
    for (const [index, first] of found.entries()) {
      const second = found[index + 1];
      if (!second || amountOf(second.text) === amountOf(first.text)) continue;
      const between = text.slice(first.end, second.at);
      if (/^\s*(?:(?:,|or|and|&|\/|;|\+|\*|x|×|=|<|\|)\s*)?(?:(?:and|or)\s*)?$/i.test(between)) continue;
      made.push({
        original: text,
        changed: text.slice(0, first.at) + second.text + between + first.text + text.slice(second.end),
      });
    }
    return made;
  },
};

const UNITS: readonly (readonly string[])[] = [
  'second minute hour day week month year'.split(' '),
  'word sentence paragraph page line character'.split(' '),
  'kilometer mile meter foot inch'.split(' '),
  'dollar euro pound'.split(' '),
  'kilogram gram ounce'.split(' '),
  'item example question idea point section time'.split(' '),
];
const UNIT = new RegExp(
  String.raw`(?<![\w.,$\ue000])((?:\d[\d,.]*|${NUMBER_WORDS.join('|')})\+?(?: or (?:more|fewer|less))?[ -])(${UNITS.flat().join('|')})(s?)(?![\w\ue000-])`,
  'gi',
);

function otherUnit(word: string): string {
  const family = UNITS.find((units) => units.includes(word.toLowerCase())) ?? [];
  return family[(family.indexOf(word.toLowerCase()) + 1) % family.length] ?? '';
}

/** Swaps the unit behind a number for another of its kind. */
export const UNIT_SWAPPED: MutationKind = {
  name: 'unit swapped',
  make: (text) =>
    replaceEach(text, UNIT, ({ groups: [number = '', unit = '', plural = ''] }) =>
      unit === '' ? undefined : number + otherUnit(unit) + plural,
    ),
};

/** Drops the unit behind a number. Left out: where the same number stands with the same unit elsewhere. */
export const UNIT_DROPPED: MutationKind = {
  name: 'unit dropped',
  make: (text) =>
    replaceEach(text, UNIT, ({ text: phrase, groups: [number = ''] }) =>
      occurrencesOf(text, phrase) > 1 ? undefined : number.replace(/[ -]$/, ''),
    ),
};

const PERCENT = /(?<![\w.])\d+(?:\.\d+)?(?:%|(?=€)€)|[$€£](?=\d)/g;

/** Drops a percent or currency sign. Left out: where the same amount stands with its sign elsewhere. */
export const SIGN_DROPPED: MutationKind = {
  name: 'percent or currency sign dropped',
  make: (text) =>
    replaceEach(text, PERCENT, ({ text: found, end }) => {
      const amount = found.length > 1 ? found : found + (/^\d[\d,.]*/.exec(text.slice(end))?.[0] ?? '');
      return text.split(amount).length > 2 ? undefined : found.replace(/[%€$£]/, '');
    }),
};
