import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { NUMBER } from '../read/term.ts';
import { KEEPING, STAYS } from './became-opposite.ts';
import { addition, type Finding, type Pair, quoted } from './finding.ts';
import { areLike, isPronoun } from './partners.ts';
import { isNegation, policyOf } from './policies.ts';

const ALL = operatorNumber('!all');
const INSTEAD = operatorNumber('!instead');
const ONLY = operatorNumber('!only');
const OPTIONAL = operatorNumber('!optional');
const LIMITS = operatorSet('!otherwise !except !until !unless');

/** Uses of the rewritten text that no use of the original became. */
export function newUses(pair: Pair, claimed: ReadonlySet<Use>): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  for (const use of rewritten.uses) {
    const policy = policyOf(use.operator);
    if (
      !policy ||
      (policy.mayCome && !isNewEach(pair, use)) ||
      claimed.has(use) ||
      isPronoun(rewritten.terms[use.at])
    )
      continue;
    const anchors = use.anchors.map((k) => matches.ofRewritten[k] ?? -1).filter((k) => k >= 0);
    if (anchors.length === 0) continue;
    const others = anchors
      .flatMap((k) => original.useIndex.at(k))
      .filter((other) => !other.soft || other.operator === use.operator);
    if (
      others.some((other) => areLike(use, other) || (use.operator === ALL && DISTRIBUTES.has(other.operator)))
    )
      continue;
    if (anchors.some((k) => impliesIt(original, k, use.operator) || says(original, k, use.operator)))
      continue;
    if (limitsNumber(pair, use)) continue;
    // That what need not be must not be now is told where the one became the other.
    if (isNegation(use.operator) && others.some(({ operator }) => operator === OPTIONAL)) continue;
    const term = rewritten.terms[use.at];
    if (STAYS.test(term?.key ?? '') && anchors.some((k) => KEEPING.has(original.terms[k]?.key ?? '')))
      continue;
    if (term)
      found.push(addition(policy.kind, term.start, term.end, `${quoted(rewritten, term)} is new here`));
  }
  return found;
}

/**
 * Whether the statement of a word has the operator anyway: that it moved in its sentence is told where it is
 * gone from its place.
 */
const says = (original: Reading, at: number, operator: number): boolean =>
  !isNegation(operator) &&
  operator !== INSTEAD &&
  original.useIndex.inStatement(original.statementOf[at] ?? -1).some((other) => other.operator === operator);

/**
 * What a statement says by two negations, or forbids: "never go on without asking" is "ask before you go on".
 */
function impliesIt(original: Reading, at: number, operator: number): boolean {
  const uses = original.useIndex.inStatement(original.statementOf[at] ?? -1);
  const negates = uses.some((other) => isNegation(other.operator));
  if (operator === INSTEAD) return negates;
  // "One word, and do not add anything else": only that word. "Do not open it until …": only after that.
  if (operator === ONLY) return negates && uses.some((other) => LIMITS.has(other.operator));
  return policyOf(operator)?.kind === 'order' && uses.some((other) => other.soft);
}

/** "One point, not more" and "just one point": a number that is the most anyway. */
function limitsNumber({ original, rewritten, matches }: Pair, { operator, at }: Use): boolean {
  if (operator !== ONLY || rewritten.terms[at + 1]?.type !== NUMBER) return false;
  const s = original.statementOf[matches.ofRewritten[at + 1] ?? -1] ?? -1;
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  return original.terms.slice(from, to).some(({ type, bound }) => type === NUMBER && bound === '≤');
}

/** "None of them longer than …" speaks of each. */
const NONE = /^(?:no|none|neither)(?: of)?$/;
const DISTRIBUTES = operatorSet('!all !both !any !most !when');

/** "each" gives every one what only one had, unless the original speaks of several or of every one. */
function isNewEach({ original, rewritten, matches }: Pair, use: Use): boolean {
  if (use.operator !== ALL || rewritten.terms[use.at]?.key !== 'each') return false;
  const origins = use.anchors.map((k) => matches.ofRewritten[k] ?? -1).filter((k) => k >= 0);
  return origins.length > 0 && !origins.some((k) => speaksOfAll(original, k));
}

/** Whether the statement of a word, or one beside it, distributes. */
function speaksOfAll(reading: Reading, at: number): boolean {
  const s = reading.statementOf[at] ?? -1;
  return (
    [s - 1, s, s + 1].some((near) =>
      reading.useIndex.inStatement(near).some((use) => DISTRIBUTES.has(use.operator)),
    ) || reading.terms.slice(Math.max(0, at - REACH), at).some(({ key }) => NONE.test(key))
  );
}

/** So many terms in front of a word "none of them" is looked for. */
const REACH = 12;
