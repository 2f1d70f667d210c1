import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Place } from './place.ts';

/** Between digits of one number. */
const GAP = '[ ./()-]{0,3}';
const BEFORE = '(?<![\\p{L}\\p{N}+.,/-])';
const AFTER = '(?!\\d|[.,]\\d|-?[\\p{L}\\p{N}])';

/** With a country code: +49 30 1234567, 0049 30 1234567, (+1) 415-555-2671. */
const INTERNATIONAL = new RegExp(`${BEFORE}\\(?(?:\\+|00)[1-9](?:${GAP}\\d){6,14}${AFTER}`, 'gu');
/** As at home, where numbers begin with 0: 030 1234567, (020) 7946 0958, 01 23 45 67 89. */
const NATIONAL = new RegExp(`${BEFORE}\\(?0[1-9](?:${GAP}\\d){7,11}${AFTER}`, 'gu');
/** In North America: (555) 123-4567, 555-123-4567, 1.555.123.4567. */
const AMERICAN = new RegExp(
  `${BEFORE}(?:1[ .-])?(?:\\([2-9]\\d{2}\\)[ .-]?\\d{3}[ .-]|[2-9]\\d{2}-\\d{3}-|[2-9]\\d{2}\\.\\d{3}\\.)\\d{4}${AFTER}`,
  'gu',
);
/** Behind a word that announces one: any form of any of the countries. */
const ANNOUNCED = new RegExp(
  `\\b(?:(?:tele)?phone|tel|mobile|cell|whatsapp|fax|hotline|call|dial|telefon|handy|mobil|ruf|t[ée]l[ée]phone|tel[ée]fono|m[óo]vil|celular|telefone)(?![\\p{L}])[^\\d\\n(+]{0,20}(\\(?[1-9](?:${GAP}\\d){7,13})${AFTER}`,
  'giu',
);

/** Whose forms at home are known. In these, numbers begin with 0. */
const COUNTRIES: readonly CountryCode[] = ['DE', 'GB', 'FR', 'IT', 'NL', 'CH', 'AT', 'AU', 'JP', 'IN'];
/** And in these they do not. */
const OTHERS: readonly CountryCode[] = ['US', 'ES', 'PL', 'PT', 'BR', 'MX', 'DK', 'NO', ...COUNTRIES];

/** 02.03.2024 10:30, 09-11-10-12 */
const DATE = /^\(?\d{2}([./ -])\d{2}\1(?:\d{4}|\d{2}(?!\d))(?!\1\d{2}\1)/;
/** Numbers of other things. */
const OTHER_NUMBER =
  /(?:\b(?:order|invoice|ticket|case|ref(?:erence)?|sku|is[bs]n|part|serial|account|iban|id|iso|rfc|version|bestellung|bestellnummer|rechnung(?:snummer)?|commande|facture|pedido)|[#$€£])[^\d\n]{0,12}$/iu;

/**
 * More are not looked up. In a text with so many numbers, each with the form of a phone number counts as one.
 */
const MOST_LOOKED_UP = 1_000;

/**
 * Phone numbers in a text, as people read it: international ones, and those of many countries as people write
 * them at home. A number that is reserved for examples (555-0123, 020 7946 0958) counts, too: few readers can
 * tell. Runs of fewer than eight digits never do.
 */
export function screenPhones(text: string): Place[] {
  let lookedUp = 0;
  const isNumberOf = (number: string, countries: readonly CountryCode[]): boolean =>
    lookedUp++ > MOST_LOOKED_UP ||
    countries.some((country) => parsePhoneNumberFromString(number, country)?.isValid());
  const isPossible = (number: string): boolean =>
    lookedUp++ > MOST_LOOKED_UP || Boolean(parsePhoneNumberFromString(number)?.isPossible());
  return [
    ...placesOf(text, INTERNATIONAL, (number) => isPossible(number.replace(/^\(?(?:\+|00)/, '+'))),
    ...placesOf(text, NATIONAL, (number) => isNumberOf(number, COUNTRIES)),
    ...placesOf(text, AMERICAN, () => true),
    ...placesOf(text, ANNOUNCED, (number) => isNumberOf(number, OTHERS)),
  ];
}

function placesOf(text: string, pattern: RegExp, counts: (number: string) => boolean): Place[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: match, 1: announced }) => {
    const candidate = announced ?? match;
    const start = index + match.length - candidate.length;
    const before = text.slice(Math.max(0, start - 30), start);
    if (announced === undefined && OTHER_NUMBER.test(before)) return [];
    // What follows in the same row may be another number.
    const number = shorterForms(candidate).find(
      (form) => !isSeries(form) && !DATE.test(form) && counts(form),
    );
    return number === undefined ? [] : [{ start, end: start + number.length }];
  });
}

const LAST_GROUP = /[ ./()-]{1,3}\d{1,15}$/;

/** A number, and the same without its last group or two. */
function shorterForms(number: string): string[] {
  const shorter = number.replace(LAST_GROUP, '');
  const shortest = shorter.replace(LAST_GROUP, '');
  return [...new Set([number, shorter, shortest])].filter((form) => form.replace(/\D/g, '').length >= 8);
}

/** 0123456789, 000000000, 01 02 03 04 05, 10 20 30 40 50: nobody has such a number. */
function isSeries(number: string): boolean {
  const groups = number.match(/\d+/g) ?? [];
  const units = groups.length > 2 ? groups.map(Number) : [...groups.join('')].map(Number);
  const steps = new Set(units.slice(1).map((unit, index) => unit - (units[index] ?? 0)));
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 10);
}
