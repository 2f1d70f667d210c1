import type { Script } from '../lexicon/tables.ts';
import { CLOCKS } from './clocks.ts';
import { FRACTIONS } from './fractions.ts';

/** English words that are no numbers and may begin one: "half a litre", "the first of May", "a quarter to ten". */
export const ENGLISH_STARTS: ReadonlySet<string> = new Set(
  'a an half quarter midnight noon minus fortnight first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth'.split(
    ' ',
  ),
);

/** The same of another language, which may use the English ones too: "halb acht", "midi", "une heure". */
export function startsOf(language: Script): ReadonlySet<string> {
  const { named, before = [], ones } = CLOCKS[language] ?? {};
  return new Set([
    ...ENGLISH_STARTS,
    ...FRACTIONS.keys(),
    ...(named?.keys() ?? []),
    ...before.map(({ words: [first = ''] }) => first),
    ...(ones?.keys() ?? []),
  ]);
}
