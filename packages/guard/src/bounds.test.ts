import { describe, expect, it } from 'vitest';
import { list, word, words } from '../fixtures/words.ts';
import { checkFidelity } from './check-fidelity.ts';

type Make = (n: number) => [original: string, rewritten: string];

/** Whether a check says of a pair that something of a kind, or lost of a kind, is not kept. */
function finds([original, rewritten]: [string, string], kind: string): boolean {
  const { requirements } = checkFidelity(original, rewritten);
  return requirements
    .filter(({ verdict }) => verdict !== 'kept')
    .flatMap((one) => [one, ...(one.details ?? [])])
    .some((one) => [one.kind, `${one.kind} ${one.verdict}`].includes(kind));
}

describe('up to a bound', () => {
  // Found with so many words between, and not with one more.
  it.each<[string, string, number, Make]>([
    [
      'a joint reaches',
      'choice',
      5,
      (n) => [`Buy pens and rulers ${words(n)}.`, `Buy pens ${words(n)} or rulers.`],
    ],
    ['a sentence is certain', 'negation lost', 118, (n) => [`Do not ${words(n)}.`, `Do ${words(n)}.`]],
    [
      'a sentence is certain of a number',
      'quantity lost',
      117,
      (n) => [`Use 5 ${words(n)}.`, `Use 6 ${words(n)}.`],
    ],
    [
      'each word of a sentence counts',
      'word',
      197,
      (n) => [`Paint ${words(n)} ${word(3)}. Sell ${word(3)}.`, `Paint ${words(n)} it. Sell ${word(3)}.`],
    ],
    [
      'an owner has a rival behind it',
      'possession',
      9,
      (n) => [
        `Print the tenant's name ${words(n)} and the landlord's phone.`,
        `Print their name ${words(n)} and the landlord's phone.`,
      ],
    ],
    [
      'an owner has a rival before it',
      'possession',
      9,
      (n) => [
        `Print the landlord's phone ${words(n)} and the tenant's name.`,
        `Print the landlord's phone ${words(n)} and their name.`,
      ],
    ],
    [
      'a pronoun has a name before it',
      'role',
      15,
      (n) => [
        `Tell Ben and ${words(n)} and Carla that she sings.`,
        `Tell Ben and ${words(n)} and Carla that Carla sings.`,
      ],
    ],
    [
      'a pronoun has a name behind it',
      'role',
      19,
      (n) => [
        `Tell Carla that she sings ${words(n)} for Ben.`,
        `Tell Carla that Carla sings ${words(n)} for Ben.`,
      ],
    ],
    [
      'a condition reaches',
      'condition',
      54,
      (n) => [
        `Quote price terms. If there is ${words(n)}, sing.`,
        `If there is ${words(n)}, sing, quote price terms.`,
      ],
    ],
    [
      'most of a rule stands behind a condition',
      'condition',
      1,
      (n) => [
        `Quote price terms ${words(n)}. If hail falls, sing.`,
        `If hail falls, sing, quote price terms. ${words(n)}.`,
      ],
    ],
    [
      'a part is an item',
      'exchange',
      14,
      (n) => [`Rent ${words(n)} 90 euros, power 60 euros.`, `Rent ${words(n)} 60 euros, power 90 euros.`],
    ],
    [
      'a part is an item, the second',
      'exchange',
      14,
      (n) => [`Rent 90 euros, power ${words(n)} 60 euros.`, `Rent 60 euros, power ${words(n)} 90 euros.`],
    ],
    [
      'a number has words of its own',
      'quantity',
      39,
      (n) => [
        `Order ${word(1)} ${'the thing '.repeat(n)} 3 days. Print flyers 9 days.`,
        `Order ${word(1)}. Flyers 3 days. Print 9 days.`,
      ],
    ],
    [
      'a bound may be strict',
      'bound',
      19,
      (n) => [`Write fewer than ${n} lines.`, `Write at most ${n} lines.`],
    ],
    ['a number is no year', 'unit', 999, (n) => [`Print ${n} pages for Ana.`, `Print ${n} lines for Ana.`]],
  ])('%s: %s, %i', (_name, kind, most, make) => {
    expect([finds(make(most), kind), finds(make(most + 1), kind)]).toEqual([true, false]);
  });

  // Kept with so many words between, and not with one more.
  it.each<[string, string, number, Make]>([
    [
      'a sentence is alike',
      'word',
      7,
      (n) => [`Paint ${words(n)} lamp. Sell the lamp.`, `Paint ${words(n)} it. Sell the lamp.`],
    ],
    [
      'two places have a negation',
      'order',
      3,
      (n) => [`No ${words(n)} before or after the table.`, `No ${words(n)} with the table.`],
    ],
    [
      'a verb keeps',
      'negation',
      6,
      (n) => [`Leave names ${words(n)} as they are.`, `Keep ${words(n)} names.`],
    ],
    [
      'a verb keeps what stays',
      'negation',
      1,
      (n) => [`Keep ${words(n)} names unchanged.`, `Keep ${words(n)} names.`],
    ],
    [
      'pasted text is looked for',
      'material',
      201,
      (n) => [
        `Text: ${list(n, (each) => `The ${each} sings.`).join(' ')}`,
        `Text: ${list(n, (each) => `The ${each} sings.`).join(' and ')}`,
      ],
    ],
    [
      'a protected text is looked for',
      'link',
      99,
      (n) => [
        `Open ${list(n, (each) => `\`${each}\``).join(' ')} https://a.example/x.`,
        `Open ${words(n)} https://a.example/x/y.`,
      ],
    ],
    [
      'data is sorted',
      'data',
      99,
      (n) => [
        `Return {"a": 1, "b": ${'['.repeat(n)}1${']'.repeat(n)}}.`,
        `Return {"b": ${'['.repeat(n)}1${']'.repeat(n)}, "a": 1}.`,
      ],
    ],
    ['numbers share a unit', 'unit', 3, (n) => [`Wait 10 s ${words(n)} 20 s.`, `Wait 10 ${words(n)} 20 s.`]],
    [
      'numbers share a unit said before',
      'unit',
      3,
      (n) => [`Wait 20 s ${words(n)} 10 s.`, `Wait 20 s ${words(n)} 10.`],
    ],
    [
      'a word is the bound behind it',
      'bound',
      7,
      (n) => [`The limit ${words(n)} 900 euros.`, `The limit ${words(n)} at most 900 euros.`],
    ],
    [
      'a word is the bound before it',
      'bound',
      6,
      (n) => [`Pay 900 euros ${words(n)} limit.`, `Pay at most 900 euros ${words(n)} limit.`],
    ],
    [
      'things are counted',
      'quantity',
      10,
      (n) => [`Write ${n} things about bees.`, 'Write things about bees.'],
    ],
    [
      'what is known is counted',
      'quantity',
      10,
      (n) => [`Compare the ${n} languages.`, 'Compare the languages.'],
    ],
    ['a number is a year', 'unit', 2100, (n) => [`Print ${n} pages for Ana.`, `Print ${n} lines for Ana.`]],
    [
      'a number counts what follows',
      'unit',
      5,
      (n) => [`Use 4 slides ${words(n)}.`, `Use 4 ${words(n)} slides.`],
    ],
    [
      'a number counts what it follows',
      'unit',
      5,
      (n) => [`Use 4 slides ${words(n)}.`, `Use slides ${words(n)} 4.`],
    ],
    [
      'a choice has its kinds',
      'quantity',
      1,
      (n) => [`Pick one of 3 ${words(n)} either yes or no.`, `Pick ${words(n)} either yes or no.`],
    ],
    [
      'a part may be gone',
      'statement',
      1,
      (n) => [
        `Draw lamps ${words(n)}, ropes pans tiles doors. ${words(n)}.`,
        `Draw lamps, ropes pans tiles doors. ${words(n)}.`,
      ],
    ],
  ])('%s: no %s, %i', (_name, kind, most, make) => {
    expect([finds(make(most), kind), finds(make(most + 1), kind)]).toEqual([false, true]);
  });
});
