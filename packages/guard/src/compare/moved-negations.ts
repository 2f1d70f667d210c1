import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { sentenceWords } from './sentence-words.ts';

const SAYS =
  /^(?:say|tell|claim|state|write|promise|suggest|confirm|report|announce|imply|assert)(?:s|ing)?$/;
/** "No promises" are a thing. */
const FORBIDS = /^(?:not|never|cannot|without|avoid|refrain|\p{L}+n't)$/u;
const DENIES = /^(?:not|no|never|cannot|without|\p{L}+n't)$/u;
/** So many words in front of a verb a negation reaches it: "refrain from ever saying". */
const REACH = 3;
/** So many words lie between a verb and its "that", and so many are looked at behind it. */
const BETWEEN = 8;
const BEHIND = 14;

/**
 * "Do not say that it works" that became "say that it does not work": what was not to be said at all is to be
 * denied now. English.
 */
export function movedNegations(pair: Pair): Finding[] {
  if (pair.original.language !== 'en') return [];
  return changedSentences(pair)
    .filter(({ before, after }) => {
      const [was, now] = [sayingIn(before), sayingIn(after)];
      return was?.isDenied && !was.denies && now?.denies && !now.isDenied;
    })
    .map(({ place }) => doubtOf('negation', place, 'it is denied now, and was not to be said'));
}

/** Whether a sentence forbids to say something, and whether what is to be said is denied. */
function sayingIn(sentence: string): { isDenied: boolean; denies: boolean } | undefined {
  const words = sentenceWords(sentence).map(({ word }) => word);
  const verb = words.findIndex((word) => SAYS.test(word));
  const that = words.slice(verb + 1, verb + 1 + BETWEEN).indexOf('that');
  if (verb < 0 || that < 0) return undefined;
  const said = verb + that + 2;
  return {
    isDenied: words.slice(Math.max(0, verb - REACH), verb).some((word) => FORBIDS.test(word)),
    denies: words.slice(said, said + BEHIND).some((word) => DENIES.test(word)),
  };
}
