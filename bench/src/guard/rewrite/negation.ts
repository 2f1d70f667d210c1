import type { MutationKind } from '../mutation.ts';
import { carry, findAll, replaceEvery } from '../prose.ts';

const OBJECT = String.raw`((?:(?:any|the|a|an|your|other|additional|[a-z]+) )?(?:[a-z-]+ )?[a-z-]{3,})(?=[.;!\n]|$)`;
const AGAINST = String.raw`(?<=^[ \t]*(?:[-*•] )?|[.!] )(?:Do not|Don['’]t|Never|do not|don['’]t)`;
const USES: Readonly<Record<string, readonly [string, string]>> = {
  use: ['using', 'used'],
  include: ['including', 'included'],
  add: ['adding', 'added'],
  write: ['writing', 'written'],
  mention: ['mentioning', 'mentioned'],
  provide: ['providing', 'provided'],
  give: ['giving', 'given'],
  make: ['making', 'made'],
  create: ['creating', 'created'],
  repeat: ['repeating', 'repeated'],
};
// Not linear, but runs on the prompts of the benchmark only.
const FORBIDS = new RegExp(`${AGAINST} (${Object.keys(USES).join('|')}) ${OBJECT}`, 'gm');
// Not linear, but runs on the prompts of the benchmark only.
const KEEPS = new RegExp(`${AGAINST} (change|modify|alter|edit|touch) ${OBJECT}`, 'gm');
const CARRIED = [
  'Do not include personal opinions.',
  'Do not use passive voice.',
  "Don't add footnotes.",
  'Never mention the price.',
];
const CARRIED_KEEPS = [
  'Do not change the public signature.',
  "Don't modify the header row.",
  'Do not edit existing tests.',
];
/** Objects with something behind them that another word order would tear apart. */
const COMPLEX =
  /\b(?:to|in|of|or|and|that|with|than|from|for|at|on|by|as|it|them|this|up|more|without|unless|only)\b/;

const bare = (object: string): string => object.replace(/^(?:any|the|a|an|your) /, '');
const capital = (text: string): string => text.replace(/^./, (initial) => initial.toUpperCase());

type Say = (verb: string, object: string) => string;

const inOtherWords = (
  name: string,
  pattern: RegExp,
  carried: readonly string[],
  ways: readonly Say[],
): MutationKind => ({
  name,
  make: (text, random) => {
    const original =
      findAll(text, pattern).length > 0 || random.next() > 0.25
        ? text
        : carry(text, random.pick(carried), random);
    return ways.flatMap((say) =>
      replaceEvery(original, pattern, ({ groups: [verb = '', object = ''] }) =>
        COMPLEX.test(object) ? undefined : capital(say(verb, object)),
      ),
    );
  },
});

export const NEGATIONS: readonly MutationKind[] = [
  inOtherWords('prohibition in other words', FORBIDS, CARRIED, [
    (verb, object) => `don't ${verb} ${object}`,
    (verb, object) => `never ${verb} ${object}`,
    (verb, object) => `avoid ${USES[verb]?.[0]} ${object}`,
    (verb, object) => `refrain from ${USES[verb]?.[0]} ${object}`,
    (verb, object) => `you must not ${verb} ${object}`,
    (_verb, object) => `no ${bare(object)}`,
  ]),
  inOtherWords('prohibition in the passive', FORBIDS, CARRIED, [
    (verb, object) => `${bare(object)} must not be ${USES[verb]?.[1]}`,
    (verb, object) => `${bare(object)} should never be ${USES[verb]?.[1]}`,
    (_verb, object) => `${bare(object)} is not allowed`,
    (_verb, object) => `${bare(object)} is forbidden`,
  ]),
  inOtherWords('"do not change" in other words', KEEPS, CARRIED_KEEPS, [
    (verb, object) => `don't ${verb} ${object}`,
    (_verb, object) => `keep ${object} unchanged`,
    (_verb, object) => `keep ${object}`,
    (_verb, object) => `leave ${object} as is`,
    (_verb, object) => `no changes to ${object}`,
    (_verb, object) => `avoid changing ${object}`,
    (_verb, object) => `${object} must stay unchanged`,
    (verb, object) => `${object} must not be ${verb === 'modify' ? 'modified' : 'changed'}`,
  ]),
];

// Not linear, but runs on the prompts of the benchmark only.
const DUTY = new RegExp(
  String.raw`(?<=^[ \t]*(?:[-*•] )?|[.!] )(Use|Include|Provide|Add|Create|Write|Mention|Give) ${OBJECT}`,
  'gm',
);

/** "Include a summary." to "A summary must be included." */
export const DUTY_IN_PASSIVE: MutationKind = {
  name: 'duty in the passive',
  make: (text) =>
    replaceEvery(text, DUTY, ({ groups: [verb = '', object = ''] }) =>
      COMPLEX.test(object) ? undefined : `${capital(object)} must be ${USES[verb.toLowerCase()]?.[1]}`,
    ),
};
