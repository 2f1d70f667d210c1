import { CONDITIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, type Term } from '../read/term.ts';
import { keyOf } from '../read/use-index.ts';
import type { Pair } from './finding.ts';
import { homeOf, isFound } from './match.ts';
import { areLikeOperators, isNegation } from './policies.ts';

const UNLESS = operatorNumber('!unless');

export const areLike = (a: Use, b: Use): boolean => areLikeOperators(a.operator, b.operator);

/** Uses in the rewritten text that share a word with one of the original. */
export function candidates({ original, rewritten, matches }: Pair, use: Use): Use[] {
  const found: Use[] = [];
  const isLight = (anchor: number): boolean => original.terms[anchor]?.type === LIGHT;
  // Words that ask for nothing tell no use from another while there are others.
  const tells = use.anchors.some((anchor) => (use.behind || anchor > use.at) && !isLight(anchor));
  for (const anchor of use.anchors) {
    const at = matches.ofOriginal[anchor] ?? -1;
    if (at < 0 || (tells && isLight(anchor))) continue;
    for (const other of rewritten.useIndex.at(at)) if (!found.includes(other)) found.push(other);
  }
  return found;
}

/** Who is who: there are two of them, and they are not to be mixed up. */
const ROLES = operatorSet('!you-are !i-am');

/** Operators whose very next word counts. */
export const TIGHT = operatorSet('!only');

/** Whether the nearest word of each is among those of the other. */
export function isTight({ matches }: Pair, use: Use, other: Use): boolean {
  const [own = -1] = use.anchors;
  const [their = -1] = other.anchors;
  const ownAt = matches.ofOriginal[own] ?? -1;
  const theirAt = matches.ofRewritten[their] ?? -1;
  return (ownAt < 0 || other.anchors.includes(ownAt)) && (theirAt < 0 || use.anchors.includes(theirAt));
}

/**
 * A free negation in what its statement became that applies to nothing which the original does not negate.
 */
export function freeNegation(pair: Pair, use: Use, claimed: ReadonlySet<Use>): Use | undefined {
  const { original, rewritten, matches } = pair;
  const home = homeOf(original, matches, use.at);
  const { negated } = original.useIndex;
  return rewritten.useIndex.inStatement(home).find(
    (other) =>
      (other.operator === use.operator || areLike(use, other)) &&
      (isNegation(other.operator) || other.operator === UNLESS) &&
      !claimed.has(other) &&
      other.anchors.every((k) => {
        const origin = matches.ofRewritten[k] ?? -1;
        return origin < 0 || negated.has(origin) || original.terms[origin]?.type !== CONTENT;
      }),
  );
}

/** A free use in what its statement became that may stand for it: what excepts or restricts something. */
export function inHome(
  { original, rewritten, matches }: Pair,
  use: Use,
  claimed: ReadonlySet<Use>,
  mayStand: (other: Use) => boolean = (other) => areLike(use, other),
): Use | undefined {
  const home = homeOf(original, matches, use.at);
  return rewritten.useIndex.inStatement(home).find((other) => mayStand(other) && !claimed.has(other));
}

/**
 * Where no word that it applies to is found again: a free use of the same operator in what its statement
 * became.
 */
export function inStatement(
  { original, rewritten, matches }: Pair,
  use: Use,
  claimed: ReadonlySet<Use>,
): Use | undefined {
  if (ROLES.has(use.operator)) return undefined;
  if (use.anchors.some((k) => isFound(matches.ofOriginal, k) && original.terms[k]?.type === CONTENT))
    return undefined;
  const home = homeOf(original, matches, use.at);
  return rewritten.useIndex
    .inStatement(home)
    .find((other) => other.operator === use.operator && !claimed.has(other));
}

/**
 * As `sameWords`, in whatever statement: a word with which the use of another sentence is paired may stand
 * there.
 */
export function sameWordsElsewhere(
  { original, rewritten }: Pair,
  use: Use,
  claimed: ReadonlySet<Use>,
): Use | undefined {
  const key = keyOf(original, use);
  return key === undefined
    ? undefined
    : rewritten.useIndex.byWord.get(key)?.find((other) => !claimed.has(other));
}

/**
 * "You only reply if they greet you" and "replying only if they greet you": what is restricted is the
 * condition.
 */
export function restrictsCondition({ original, rewritten, matches }: Pair, { at }: Use): boolean {
  return original.useIndex.inStatement(original.statementOf[at] ?? -1).some((condition) => {
    if (condition.at < at || !CONDITIONS.has(condition.operator)) return false;
    return condition.anchors.some((anchor) =>
      rewritten.useIndex
        .at(matches.ofOriginal[anchor] ?? -1)
        .some(
          ({ at: place }) =>
            isOnly(rewritten.terms[place]) ||
            isOnly(rewritten.terms[place - 1]) ||
            (place > 0 &&
              CONDITIONS.has(rewritten.terms[place]?.operator ?? 0) &&
              opensWithOnly(rewritten, place)),
        ),
    );
  });
}

/** "Only deploy if all tests pass". */
const opensWithOnly = ({ terms, statements, statementOf }: Reading, at: number): boolean =>
  isOnly(terms[statements[statementOf[at] ?? -1]?.from ?? -1]);

/**
 * "Only if it was approved" that became "even those not approved": a negation, and no condition any more.
 * "Nobody but the host" that became "nobody".
 */
export function isUnlimited(
  { original, rewritten, matches }: Pair,
  { operator, at, anchors }: Use,
  other: Use,
): boolean {
  if (operator !== ONLY || !isNegation(other.operator)) return false;
  const [nearest] = anchors;
  if (nearest !== undefined && (matches.ofOriginal[nearest] ?? -1) < 0) return true;
  if (!LIMITS.has(original.terms[at + 1]?.operator ?? 0)) return false;
  const home = rewritten.useIndex.inStatement(rewritten.statementOf[other.at] ?? -1);
  return !home.some((each) => LIMITS.has(each.operator));
}

const LIMITS = operatorSet('!if !when !unless !except !before !after !until');

const isOnly = (term: Term | undefined): boolean =>
  term?.operator === ONLY || (term?.key.startsWith('only ') ?? false);

const POINTER = /^ (?:those|these|them|this|that|it|such)\b/i;

/** "Only those": what it applies to was named before. */
const pointsBack = ({ text, terms }: Reading, { at }: Use): boolean => {
  const end = terms[at]?.end ?? 0;
  return POINTER.test(text.slice(end, end + 10));
};

/**
 * A free use of the same operator on the same words in what its statement became: words that stand twice may
 * be paired crosswise.
 */
export function sameWords(
  { original, rewritten, matches }: Pair,
  use: Use,
  claimed: ReadonlySet<Use>,
): Use | undefined {
  const home = homeOf(original, matches, use.at);
  const stand = matches.ofOriginal[use.anchors[0] ?? -1] ?? Number.POSITIVE_INFINITY;
  const keys = new Set(use.anchors.slice(0, 2).map((k) => original.terms[k]?.key));
  return rewritten.useIndex
    .inStatement(home)
    .find(
      (other) =>
        other.operator === use.operator &&
        !claimed.has(other) &&
        (keys.has(rewritten.terms[other.anchors[0] ?? -1]?.key) ||
          (pointsBack(rewritten, other) && stand < other.at)),
    );
}

/** "Nothing except the code" and "only the code". */
export function areLikeRestrictions({ original, rewritten }: Pair, use: Use, other: Use): boolean {
  if (use.operator === EXCEPT && other.operator === ONLY) return isNegated(original, use);
  return use.operator === ONLY && other.operator === EXCEPT && isNegated(rewritten, other);
}

/** Whether its statement negates something in front of a use. */
export const isNegated = (reading: Reading, { at }: Use): boolean =>
  reading.useIndex
    .inStatement(reading.statementOf[at] ?? -1)
    .some((use) => use.at < at && isNegation(use.operator)) ?? false;

const EXCEPT = operatorNumber('!except');
const ONLY = operatorNumber('!only');

/** They stand for somebody and own nothing. */
const PRONOUNS = new Set("i me we us he him she they them you i'd i've we've we'd we'll".split(' '));

export const isPronoun = (term: Term | undefined): boolean => term !== undefined && PRONOUNS.has(term.key);

/** The first word of a phrase. */
export const headOf = (term: Term | undefined): string => (term?.key ?? '').split(' ')[0] ?? '';
