import { operatorNumber } from '../lexicon/operator.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { shortenedStatements } from './left-out.ts';
import { termsIn } from './struck-stretches.ts';

/** In parentheses, or behind a comma and a word that says what counts as well. */
const ASIDE =
  /\(([^()\n]{2,120})\)|(?:[,–—] ?| (?=including |einschließlich |inklusive ))((?:also|even|including|inclusive of|incl\.|auch|einschließlich|inklusive|inkl\.|y compris|incluyendo|incluid[oa]s?|compres[oaie]|inclus[oaie]|incluindo)(?!\p{L})[^,.;:()\n]{2,80})/giu;

/** They explain what stands in front of them. */
const EXPLAINS =
  /^(?:e\.?g\.?|i\.?e\.?|for example|for instance|such as|like|see|that is|also known as|aka|z\.? ?b\.?|d\.? ?h\.?|par ex|p\.? ?ex|p\.? ?ej|por ejemplo|ad es|siehe|voir)(?!\p{L})/iu;

const EXAMPLE = operatorNumber('!example');

/**
 * Asides of which nothing is left: "under 60 characters (including spaces)" that became "under 60
 * characters".
 */
export function droppedAsides(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  for (const { s, own, isKept, isLeftOut } of shortenedStatements(pair)) {
    for (const { 0: whole, 1: inside, 2: behind, index } of original.text
      .slice(own.start, own.end)
      .matchAll(ASIDE)) {
      const said = inside ?? behind ?? '';
      const start = own.start + index + whole.indexOf(said);
      const end = start + said.length;
      const terms = termsIn(original, s, { start, end });
      if (EXPLAINS.test(said) || terms.some((at) => isKept(at) || original.terms[at]?.operator === EXAMPLE))
        continue;
      if (terms.some(isLeftOut))
        found.push(lostOrDoubtful('statement', 'doubtful', start, end, 'this aside was left out'));
    }
  }
  return found;
}
