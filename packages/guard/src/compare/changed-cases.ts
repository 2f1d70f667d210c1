import { operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT } from '../read/term.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { isFound } from './match.ts';

/**
 * What has to happen first became something else: "after the user has confirmed it" and "when the user asks
 * for it". A verb that an editor may add says nothing of it otherwise.
 */
export function changedCases(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  for (const [i, verb] of original.terms.entries()) {
    if (verb.type !== CONTENT || isFound(matches.ofOriginal, i) || !isCase(original, i)) continue;
    const actor = matches.ofOriginal[i - 1] ?? -1;
    const other = rewritten.terms[actor + 1];
    if (actor < 0 || !other || !saysOther(pair, actor + 1)) continue;
    if (!isCase(rewritten, actor + 1) || verb.groups.some((group) => other.groups.includes(group))) continue;
    found.push(doubtOf('condition', verb, `${quoted(rewritten, other)} stands in its place`));
  }
  return found;
}

/** Whether a word is one that the original does not say; "asks" by itself asks for nothing elsewhere. */
function saysOther({ rewritten, matches }: Pair, place: number): boolean {
  const { type, start, end } = rewritten.terms[place] ?? {};
  if (isFound(matches.ofRewritten, place)) return false;
  return type === CONTENT || (type === LIGHT && ASKS.test(rewritten.text.slice(start, end)));
}

const ASKS = /^(?:ask|want|wish|need)/i;

/** Whether somebody stands in front of a word, and in front of those a word that opens a case. */
const isCase = ({ terms }: Reading, at: number): boolean =>
  terms[at - 1]?.type === CONTENT && CASES.has(terms[at - 2]?.operator ?? 0);

const CASES = operatorSet('!if !when !before !after !until !unless');
