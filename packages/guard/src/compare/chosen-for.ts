import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

const LETS =
  /(?<!\p{L})(?:let|allow|ask|lass|lasse|lassen sie|bitte) (?:the |your |each |every |den |die |das )?([\p{L}-]{2,30}) [^.;:!?]{0,60}?(?:choose|decide|pick|select|wählen|aussuchen|entscheiden|bestimmen)(?!\p{L})/u;
const FOR = /(?<!\p{L})(?:for|für) (?:the |your |each |every |den |die |das )?([\p{L}-]{2,30})/gu;

/**
 * "Let the user choose the colour" that became "choose the colour for the user": whoever decided does not any
 * more. English and German.
 */
export function chosenForOthers(pair: Pair): Finding[] {
  return changedSentences(pair)
    .filter(({ before, after }) => {
      const [, person] = LETS.exec(before) ?? [];
      if (person === undefined || LETS.test(after)) return false;
      return [...after.matchAll(FOR)].some(([, other]) => other === person);
    })
    .map(({ place }) => doubtOf('agent', place, 'somebody else decides now'));
}
