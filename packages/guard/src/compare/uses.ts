import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import { CONTENT } from '../read/term.ts';
import { extentOf } from '../read/use-index.ts';
import { isTurned } from './conditions.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { whatWent } from './gone-uses.ts';
import { newUses } from './new-uses.ts';
import {
  areLike,
  areLikeRestrictions,
  candidates,
  freeNegation,
  inHome,
  inStatement,
  isPronoun,
  isTight,
  isUnlimited,
  restrictsCondition,
  sameWords,
  sameWordsElsewhere,
  TIGHT,
} from './partners.ts';
import { policyOf } from './policies.ts';
import { isAround, isNegatedOrder, standsReversed } from './use-orders.ts';
import { changeOf, widened } from './use-pairs.ts';

/**
 * Operators of which the words they apply to are found again without them, with their opposite, or newly with
 * them.
 */
export function changedUses(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const claimed = new Set<Use>();
  const open: Use[] = [];
  const alone: { use: Use; known: Use | undefined }[] = [];
  const pairOff = (use: Use, other: Use): void => {
    claimed.add(other);
    const finding = changeOf(pair, use, other);
    if (finding) found.push(finding);
  };
  for (const use of original.uses) {
    if (matches.same[original.statementOf[use.at] ?? 0]) {
      const other = rewritten.useIndex.byPlace(matches.ofOriginal[use.at] ?? -1);
      if (other) claimed.add(other);
      continue;
    }
    const same = candidates(pair, use).filter(
      (other) => other.operator === use.operator && (!TIGHT.has(use.operator) || isTight(pair, use, other)),
    );
    const free = same.find((other) => !claimed.has(other));
    if (free) pairOff(use, free);
    else alone.push({ use, known: same[0] });
  }
  // What shares no word with a use of its own takes what the others left.
  for (const { use, known } of alone) {
    const free =
      known ??
      inStatement(pair, use, claimed) ??
      sameWords(pair, use, claimed) ??
      sameWordsElsewhere(pair, use, claimed);
    if (free) pairOff(use, free);
    else if (!isPronoun(original.terms[use.at])) open.push(use);
  }
  for (const use of open) {
    const policy = policyOf(use.operator);
    const others = candidates(pair, use);
    if (isAround(original, use)) continue;
    if (use.operator === ONLY && restrictsCondition(pair, use)) continue;
    if (use.soft) {
      const restriction = inHome(pair, use, claimed, (other) => other.operator === use.operator);
      if (restriction) claimed.add(restriction);
      continue;
    }
    if (policy?.kind === 'exception' && namesByPlace(pair, use) && !inHome(pair, use, claimed)) {
      const term = original.terms[use.at];
      if (term)
        found.push(
          lostOrDoubtful(policy.kind, 'doubtful', term.start, term.end, `${quoted(original, term)} is gone`),
        );
      continue;
    }
    if (!policy || others.length + use.anchors.length === 0) continue;
    const opposite = others.find((other) => isTurned(pair, use, other));
    if (opposite) {
      claimed.add(opposite);
      found.push(turnedCondition(pair, use, opposite));
      continue;
    }
    const like = others.find(
      (other) =>
        // A prohibition may be said twice.
        (!claimed.has(other) || policy.kind === 'negation') &&
        other.operator !== use.operator &&
        ((areLike(use, other) && !isUnlimited(pair, use, other)) ||
          areLikeRestrictions(pair, use, other) ||
          isNegatedOrder(pair, use, other)) &&
        !(other.operator === THEN && standsReversed(pair, use)),
    );
    if (like) {
      claimed.add(like);
      const wider = policy.kind === 'negation' ? widened(pair, use) : undefined;
      if (wider) found.push(wider);
      continue;
    }
    const free = policy.kind === 'negation' ? freeNegation(pair, use, claimed) : undefined;
    if (free) {
      claimed.add(free);
      continue;
    }
    const finding = whatWent(
      pair,
      use,
      policy,
      others.filter((other) => !claimed.has(other) && !isPronoun(rewritten.terms[other.at])),
    );
    if (finding) found.push(finding);
  }
  return [...found, ...newUses(pair, claimed)];
}

function turnedCondition({ original, rewritten }: Pair, use: Use, other: Use): Finding {
  const { start, end } = extentOf(original, use);
  const [was, became] = [
    quoted(original, original.terms[use.at]),
    quoted(rewritten, rewritten.terms[other.at]),
  ];
  return lostOrDoubtful('condition', 'doubtful', start, end, `${was} became ${became}`);
}

/** "Except the first", "except the first one": what it excepts has no word of its own. */
const namesByPlace = ({ original }: Pair, { anchors, at }: Use): boolean =>
  !anchors.some((k) => original.terms[k]?.type === CONTENT) &&
  PLACE_WORDS.has(original.terms[at + 1]?.operator ?? 0);
const PLACE_WORDS = operatorSet('!first !last !next !previous !former !latter');

const THEN = operatorNumber('!then');
const ONLY = operatorNumber('!only');
