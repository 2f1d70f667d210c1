import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** A list of all that there is, by what it lists. */
const CLOSED =
  /\b(?:values?|options?|choices?|answers?|categor(?:y|ies)|labels?|states?|status(?:es)?|levels?|classes|types|colou?rs|languages|formats|roles|fields|columns|units)\b[^.;:!?]{0,30}? (?:are|is)\b/;
const OPEN = /\binclud(?:es?|ing)\b/;

/**
 * "The possible answers are yes and no" that became "possible answers include yes and no": there may be more
 * now. English; what says so with "such as" is an example, which others look at.
 */
export function openedLists(pair: Pair): Finding[] {
  if (pair.original.language !== 'en') return [];
  return changedSentences(pair)
    .filter(({ before, after }) => CLOSED.test(before) && !OPEN.test(before) && OPEN.test(after))
    .map(({ place }) => doubtOf('choice', place, 'the list is open now'));
}
