import { type Mutation, type MutationKind, replaceAt } from '../mutation.ts';
import { type Found, findAll } from '../prose.ts';
import type { Random } from '../random.ts';

/**
 * They may go without a loss, or lead to what is asked for. Written down without a look at what the guard
 * knows.
 */
const LITTLE = new Set(
  `about above actually after again also although always another anything around basically because been before being below between both
  could does doing done during each either else even ever every everything find following from further generally get give given gives giving
  going have having help here hers into just kind kindly know like list made make makes making many mean more most much must need needs
  never only other others over please possible provide quite rather really same shall should show simply some something sort such sure
  take tell than thank thanks that their them then there these they thing things think this those through time under until upon used using
  very want wants well were what when where whether which while whom whose will with within without would write your yours yourself`.split(
    /\s+/,
  ),
);

/** English words of four letters or more inside a sentence that say something. */
function wordsIn(text: string): Found[] {
  if (!/\b(?:the|of|and)\b/.test(text)) return [];
  return findAll(text, /(?<=[a-z,] )[a-z]{4,}(?=[ ,.;:?!])/g).filter(({ text: word }) => !LITTLE.has(word));
}

/** Takes a word out: "the signed form" → "the form". */
export const WORD_STRUCK_OUT: MutationKind = {
  name: 'word struck out',
  make: (text) => wordsIn(text).map(({ at, end }) => changed(text, replaceAt(text, at - 1, end, ''))),
};

/**
 * Takes a word out with what leads to it: "ask for the price" → "ask", "the price and the colour" → "the
 * price".
 */
export const PHRASE_STRUCK_OUT: MutationKind = {
  name: 'phrase struck out',
  make: (text) =>
    wordsIn(text).flatMap(({ at, end }) => {
      const lead =
        / (?:and|or|for|with|of|in|on|to|by|at|from) (?:(?:the|a|an|its|their|your|my|our) )?$/.exec(
          text.slice(Math.max(0, at - 20), at),
        );
      return lead ? [changed(text, replaceAt(text, at - lead[0].length, end, ''))] : [];
    }),
};

/** Puts another word of the same text in a word's place. */
export const WORD_REPLACED: MutationKind = {
  name: 'word replaced by another of the text',
  make: (text, random) =>
    pairsIn(text, random).map(([{ at, end }, other]) => changed(text, replaceAt(text, at, end, other.text))),
};

/** Two words of different sentences, each in the place of the other one. */
export const WORDS_EXCHANGED: MutationKind = {
  name: 'words of two sentences exchanged',
  make: (text, random) =>
    pairsIn(text, random).flatMap(([one, other]) => {
      const [first, last] = one.at < other.at ? [one, other] : [other, one];
      if (!/[.!?\n]/.test(text.slice(first.end, last.at))) return [];
      return [
        changed(
          text,
          replaceAt(replaceAt(text, last.at, last.end, first.text), first.at, first.end, last.text),
        ),
      ];
    }),
};

function pairsIn(text: string, random: Random): [Found, Found][] {
  const words = wordsIn(text);
  if (words.length < 2) return [];
  // Forms of one word say the same.
  return words
    .map((word): [Found, Found] => [word, random.pick(words)])
    .filter(([word, other]) => other.text.slice(0, 4) !== word.text.slice(0, 4));
}

const changed = (original: string, text: string): Mutation => ({ original, changed: text });
