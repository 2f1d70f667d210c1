import type { PhrasePass, PhraseRule, Rank } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';

/** "This is not a suggestion", "You are not a recommender": what is denied is stressed. */
const DENIED = 'a|an|the|optional|negotiable|';
const NOT_BEFORE_END = '!,|.|;|:|!|?|)|(|"|—|–|to|that|and|or|but|now|too|';
/** From `medium` on: short forms that plain prose uses too. */
const PLAIN = [
  ['do not', "don't"],
  ['does not', "doesn't"],
  ['did not', "didn't"],
  ['is not', "isn't"],
  ['are not', "aren't"],
  ['was not', "wasn't"],
  ['were not', "weren't"],
  ['should not', "shouldn't"],
  ['would not', "wouldn't"],
  ['will not', "won't"],
  ['has not', "hasn't"],
  ['have not', "haven't"],
  ['i will', "I'll"],
  ['let us', "let's"],
] as const;
/** Not behind "you": "a chance you could not use red" asks to do without. */
const POSSIBLE = [
  ['could not', "couldn't"],
  ['can not', "can't"],
] as const;
const SUBJECTS = [
  ['i am', "I'm"],
  ['you are', "you're"],
  ['it is', "it's"],
  ['we are', "we're"],
  ['they are', "they're"],
  ['you will', "you'll"],
  ['we will', "we'll"],
  ['they will', "they'll"],
] as const;
/** "I have read only access": what may be a noun or an adjective as well as a participle. */
const NO_PARTICIPLES = 'read|set|cut|split|left|lost|';
const INFORMAL = [['i have', "I've"]] as const;

const contracted =
  (rank: Rank) =>
  ([pattern, replacement]: readonly [string, string]): PhraseRule => ({
    pattern: `${pattern} ${NOT_BEFORE_END}${pattern.endsWith('have') ? NO_PARTICIPLES : ''}${/^(?:is|are) not$/.test(pattern) ? DENIED : ''}`,
    replacement,
    rank,
  });

/** "Longer than it is", "as they are": the verb carries the stress. */
const unstressed = (rule: PhraseRule): PhraseRule => ({
  ...rule,
  pattern: `!than|then|as|like|what|how|where|who|which ${rule.pattern}`,
});

const notOfYou = (rule: PhraseRule): PhraseRule => ({ ...rule, pattern: `!you|one|we ${rule.pattern}` });

/**
 * Short forms: one token instead of two. Not before punctuation, where the long form carries the stress, nor
 * in "what it is that".
 */
export const CONTRACTIONS: PhrasePass = {
  name: 'contractions',
  reason: REASONS.contraction,
  language: 'en',
  rules: [
    ...PLAIN.map(contracted(2)),
    ...POSSIBLE.map(contracted(2)).map(notOfYou),
    ...[...SUBJECTS.map(contracted(2)), ...INFORMAL.map(contracted(3))].map(unstressed),
  ],
};
