import type { MutationKind } from '../mutation.ts';
import { carry, findAll, replaceEvery } from '../prose.ts';
import type { Random } from '../random.ts';

const NUMBER = String.raw`(\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twenty)`;
const LEAST = new RegExp(
  String.raw`(?<![\w\ue000])(?:at least|a minimum of|no fewer than|no less than) ${NUMBER} ([a-z-]+)(?![\w-])`,
  'gi',
);
const MOST = new RegExp(
  String.raw`(?<![\w\ue000])(?:at most|no more than|a maximum of|up to|not more than) ${NUMBER} ([a-z-]+)(?![\w-])`,
  'gi',
);
const LESS = new RegExp(String.raw`(?<![\w\ue000])(?<!no |not )(?:less|fewer) than (?=${NUMBER})`, 'gi');
const PLUS = /(?<![\w.\ue000])(\d+)\+ (?=[a-z])/g;

/** Words that end what a number counts, so that "or more" would split a phrase: "at least 3 of the words". */
const NO_UNIT = /^(?:of|or|and|to|in|on|times|different|more)$/i;

type Say = (number: string, unit: string) => string;

const inOtherWords = (
  name: string,
  pattern: RegExp,
  ways: readonly Say[],
  carried: readonly string[],
): MutationKind => ({
  name,
  make: (text, random: Random) => {
    const original =
      findAll(text, pattern).length > 0 || random.next() > 0.25
        ? text
        : carry(text, random.pick(carried), random);
    return ways.flatMap((say) =>
      replaceEvery(original, pattern, ({ groups: [number = '', unit = ''] }) =>
        NO_UNIT.test(unit) ? undefined : say(number, unit),
      ),
    );
  },
});

export const BOUND_SYNONYMS: readonly MutationKind[] = [
  inOtherWords(
    '"at least" in other words',
    LEAST,
    [
      (number, unit) => `${number} or more ${unit}`,
      (number, unit) => `minimum of ${number} ${unit}`,
      (number, unit) => `≥ ${number} ${unit}`,
      (number, unit) => `at least ${number} ${unit}`,
      (number, unit) => `no fewer than ${number} ${unit}`,
      (number, unit) => `${number} ${unit} minimum`,
    ],
    ['Name at least 4 sources.', 'Give a minimum of two reasons.'],
  ),
  inOtherWords(
    '"at most" in other words',
    MOST,
    [
      (number, unit) => `at most ${number} ${unit}`,
      (number, unit) => `up to ${number} ${unit}`,
      (number, unit) => `no more than ${number} ${unit}`,
      (number, unit) => `≤ ${number} ${unit}`,
      (number, unit) => `${number} ${unit} maximum`,
      (number, unit) => `maximum ${number} ${unit}`,
    ],
    ['Use no more than 80 words.', 'Ask at most three questions first.', 'Give up to 5 tags.'],
  ),
  {
    name: '"less than" in other words',
    make: (text) =>
      ['under ', 'fewer than ', '< '].flatMap((instead) => replaceEvery(text, LESS, () => instead)),
  },
  {
    name: '"300+" in other words',
    make: (text) => replaceEvery(text, PLUS, ({ groups: [number = ''] }) => `at least ${number} `),
  },
];
