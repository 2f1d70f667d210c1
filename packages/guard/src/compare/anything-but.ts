import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

const NOTHING_BUT = /\b(?:nothing|nobody|no one|none) (?:but|except|besides|other than)\b/;
const ANYTHING_BUT = /\b(?:any|every)(?:thing|body|one) (?:but|except|besides|other than)\b/;
const DENIES = /n't\b|\b(?:not|never|no|without|avoid|cannot)\b/;

/** "Nothing but JSON may be returned" that became "anything but JSON may be returned". English. */
export const turnedNothingBut = (pair: Pair): Finding[] =>
  changedSentences(pair)
    .filter(
      ({ before, after }) =>
        NOTHING_BUT.test(before) &&
        ANYTHING_BUT.test(after) &&
        !NOTHING_BUT.test(after) &&
        !DENIES.test(after),
    )
    .map(({ place }) => doubtOf('exclusive', place, 'what alone was meant is now left out'));
