import { stem } from '@refinery/text/stem.ts';

const NAMES: Readonly<Record<string, string>> = {
  second: 's sec secs',
  minute: 'mins',
  hour: 'h hr hrs',
  millisecond: 'ms msec',
  kilometer: 'km kms kilometre kilometres',
  centimeter: 'cm centimetre centimetres',
  millimeter: 'mm millimetre millimetres',
  kilogram: 'kg kgs kilo kilos',
  pound: 'lb lbs',
  ounce: 'oz',
  kilobyte: 'kb',
  megabyte: 'mb',
  gigabyte: 'gb',
};

const KEYS = new Map(
  Object.entries(NAMES).flatMap(([name, short]) =>
    short.split(' ').map((word) => [word, stem(name)] as const),
  ),
);

/** Key of the unit that a word right behind a number stands for ("2 s" counts seconds), undefined for words that are no short form. */
export const unitKey = (word: string): string | undefined => KEYS.get(word);
