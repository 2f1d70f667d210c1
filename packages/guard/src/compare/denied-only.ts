import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';

const ONLY = operatorNumber('!only');
const DENIES = operatorSet('!not !never !none');
/** They say "only" with a negation. */
const EXCEPTS = operatorSet('!only !except !unless !instead !exactly !more !max !before !until !otherwise');

/** "Other" in every language: "do not use anything other than tables". */
const OTHER =
  /\b(?:other|else|but|besides|beyond|apart|than|ander\w*|außer\w*|sonst|als|autre\w*|qu[e']|sinon|otr[oa]s?|más|sino|altr[oia]|che|outr[oa]s?|mais|senão|além)\b|其他|其它|别的|以外|之外|他の|ほか|外/u;

/**
 * "Only" on the words of which now a negation stands: "ne réponds que par oui" that became "ne réponds pas
 * par oui".
 */
export function deniedRestrictions(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  for (const { s, home, after } of changedSentences(pair)) {
    const uses = original.useIndex.inStatement(s);
    const restriction = uses.find(({ operator, soft }) => operator === ONLY && !soft);
    // "Leave folders alone" forbids by itself.
    if (!restriction || original.terms[restriction.at]?.key === 'alon') continue;
    const now = rewritten.useIndex.inStatement(home);
    const count = (list: readonly Use[]): number =>
      list.filter(({ operator }) => DENIES.has(operator)).length;
    if (count(now) <= count(uses) || now.some(({ operator }) => EXCEPTS.has(operator)) || OTHER.test(after))
      continue;
    const places = new Set(restriction.anchors.map((k) => matches.ofOriginal[k] ?? -1));
    const denial = now.find(
      ({ operator, anchors }) => DENIES.has(operator) && anchors.some((k) => places.has(k)),
    );
    const [term, became] = [original.terms[restriction.at], rewritten.terms[denial?.at ?? -1]];
    if (!term || !became) continue;
    found.push(doubtOf('exclusive', term, `${quoted(original, term)} became ${quoted(rewritten, became)}`));
  }
  return found;
}
