import type { PhrasePass } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { parseRules } from '../../phrases/parse-rules.ts';

/** Upper and lower limits in words that count the same. */
export const LIMITS: PhrasePass = {
  name: 'limits',
  reason: REASONS.wordy,
  language: 'en',
  rules: parseRules(`
    1 at the very|absolute most => at most
    1 at the very|absolute least => at least
    1 an|the absolute maximum of => a maximum of
    1 up to a maximum of => up to
    1 up to and including => up to
    1 anything|somewhere between {number} => between
    1 in the region|neighbourhood|neighborhood of {number} => about
    1 somewhere around|about {number} => about
    1 no|not more than {number} => at most
    1 no|not fewer|less than {number} => at least
    1 no|not longer than {number} => at most
    1 which|that is|are no|not longer than {number} => of at most
    1 that's no|not longer than {number} => of at most
    1 shouldn't|mustn't be longer|more than {number} => should be at most
    1 shouldn't|mustn't be any longer than {number} => should be at most
    1 should|must|may|can not be any? longer|more than {number} => must be at most
    1 can't|cannot be longer|more than {number} => must be at most
    1 should not be any? longer|more than {number} => should be at most
    1 shouldn't|mustn't have|contain|include|use more than {number} => should have at most
    1 should|must have|contain|include no|not more than {number} => should have at most
    1 must have|contain|include no|not more than {number} => must have at most
    1 should not have|contain|include|use more than {number} => should have at most
    1 must|may|can not have|contain|include|use more than {number} => must have at most
    2 ^ don't exceed {number} => at most
    2 ^ do not exceed {number} => at most
    2 ^ limit|restrict|confine your? answer|answers|reply|replies|response|responses to {number} => answer in at most
    2 ^ limit|restrict|confine yourself|it|this to {number} => use at most
    2 ^ your answer|answers|reply|replies|response|responses should|must not be longer than {number} => answer in at most
    2 ^ your answer|answers|reply|replies|response|responses shouldn't|mustn't be longer than {number} => answer in at most
    2 ^ your answer|reply|response should|must consist of {number} => answer in
    2 ^ your answers|replies|responses should|must consist of {number} => answer in
    2 ^ there shouldn't|mustn't be more than {number} => at most
    2 ^ there should|must be no|not more than {number} => at most
    2 ^ there should|must not be more than {number} => at most
    2 ^ there should be at least => include at least
    2 ^ there must|should not be any => no
    2 ^ there mustn't|shouldn't be any => no
  `),
};
