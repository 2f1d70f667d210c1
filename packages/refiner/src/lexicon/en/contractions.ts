import type { PhrasePass, PhraseRule } from '../../passes/pass.ts';

const NOT_BEFORE_END = '!,|.|;|:|!|?|)|';
const PAIRS = [
  ['do not', "don't"],
  ['does not', "doesn't"],
  ['did not', "didn't"],
  ['is not', "isn't"],
  ['are not', "aren't"],
  ['was not', "wasn't"],
  ['were not', "weren't"],
  ['should not', "shouldn't"],
  ['would not', "wouldn't"],
  ['could not', "couldn't"],
  ['will not', "won't"],
  ['has not', "hasn't"],
  ['have not', "haven't"],
  ['cannot', "can't"],
  ['can not', "can't"],
  ['you are', "you're"],
  ['it is', "it's"],
  ['i am', "I'm"],
  ['i have', "I've"],
  ['i will', "I'll"],
  ['we are', "we're"],
  ['they are', "they're"],
  ['that is', "that's"],
  ['you will', "you'll"],
  ['let us', "let's"],
] as const;

/** Notes-like short forms: one token instead of two. Not before punctuation, where the long form carries the stress. */
export const CONTRACTIONS: PhrasePass = {
  name: 'contractions',
  reason: 'contracted',
  language: 'en',
  rules: PAIRS.map(
    ([pattern, replacement]): PhraseRule => ({
      pattern: `${pattern} ${NOT_BEFORE_END}`,
      replacement,
      rank: 3,
    }),
  ),
};
