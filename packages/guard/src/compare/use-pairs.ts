import { operatorNumber } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { ACTION, CONTENT, LIGHT, NUMBER } from '../read/term.ts';
import { STAYS } from './became-opposite.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { isFound } from './match.ts';
import { oppositesOf, turned } from './opposites.ts';
import { headOf } from './partners.ts';
import { isNegation } from './policies.ts';

const NOT = operatorNumber('!not');
const OR = operatorNumber('!or');
const ONLY = operatorNumber('!only');

/** What changed between a use and the one that it became, though both say the same of the same words. */
export const changeOf = (pair: Pair, use: Use, other: Use): Finding | undefined =>
  objectGone(pair, use, other) ??
  objectTurned(pair, use, other) ??
  negationMoved(pair, use, other) ??
  choiceTurned(pair, use, other) ??
  restrictionMoved(pair, use, other);

/**
 * "without any explanation" that became "without any": a negation that is still there and forbids nothing.
 */
function objectGone(pair: Pair, use: Use, other: Use): Finding | undefined {
  const { original, rewritten, matches } = pair;
  if (!isNegation(use.operator) || use.behind) return undefined;
  const objects = use.anchors.filter((k) => k > use.at && original.terms[k]?.type !== LIGHT);
  const wider = widened(pair, use, objects);
  if (wider) return wider;
  if (objects.length === 0 || objects.some((k) => isFound(matches.ofOriginal, k))) return undefined;
  if (other.anchors.some((k) => k > other.at && rewritten.terms[k]?.type === CONTENT)) return undefined;
  // "Mustn't be changed" and "unchanged": it says itself what it forbids.
  if (STAYS.test(rewritten.terms[other.at]?.key ?? '')) return undefined;
  const start = original.terms[use.at]?.start ?? 0;
  const end = original.terms[objects.at(-1) ?? use.at]?.end ?? start;
  return lostOrDoubtful('negation', 'doubtful', start, end, 'what it forbids is gone');
}

const ABOUT = /^ (?:about|of|on|over|sobre|acerca de|über|zu|sur|su|sul|sulla|di) /i;

const ANYTHING = /^(?:anyth|someth|everyth|any |etwas|irgendetwas|quelque|algo|nada|qualcos|niente)/;

/** "Prohibit the inclusion of tokens" forbids no less without them. */
const EMPTY = /^(?:inclusion|use|usage|presence|existence|occurrence)s?$/i;

/**
 * "No jokes about his age" that became "nothing about his age": the word is gone that said what of it is
 * meant.
 */
export function widened(
  { original, rewritten, matches }: Pair,
  use: Use,
  [first = -1, second = -1]: readonly number[] = use.anchors,
): Finding | undefined {
  const word = original.terms[first];
  // "Don't say anything about it" forbids no less without its verb.
  if (first < use.at || word?.type !== CONTENT || word.flags & ACTION || ANYTHING.test(word.key))
    return undefined;
  if (EMPTY.test(original.text.slice(word.start, word.end))) return undefined;
  if (isFound(matches.ofOriginal, first) || !ABOUT.test(original.text.slice(word.end, word.end + 12)))
    return undefined;
  if (!rewritten.useIndex.negated.has(matches.ofOriginal[second] ?? -1)) return undefined;
  const start = original.terms[use.at]?.start ?? 0;
  const reason = `${quoted(original, word)} is gone, so it forbids more`;
  return lostOrDoubtful('negation', 'doubtful', start, original.terms[second]?.end ?? start, reason);
}

const TWICE = operatorNumber('!twice');

const MANY = operatorNumber('!many');

/** "Twice the", "three times as many". */
const isMultiple = ({ terms }: Reading, { operator, at }: Use): boolean =>
  operator === TWICE || (operator === MANY && terms[at - 1]?.type === NUMBER);

/** "Twice as many verbs as nouns" that became "twice as many nouns as verbs". */
function areSwapped({ matches }: Pair, use: Use, other: Use): boolean {
  const [first = -1, second = -1] = use.anchors.map((k) => matches.ofOriginal[k] ?? -1);
  const [one, two] = [other.anchors.indexOf(first), other.anchors.indexOf(second)];
  return one >= 0 && two >= 0 && two < one;
}

/**
 * "It may run reversible commands" that became "it may run irreversible commands", though both words stand in
 * both texts.
 */
function objectTurned(pair: Pair, use: Use, other: Use): Finding | undefined {
  const { original, rewritten } = pair;
  if (isNegation(use.operator)) return undefined;
  if (isMultiple(original, use) && areSwapped(pair, use, other)) {
    const { start = 0, end = 0 } = original.terms[use.at] ?? {};
    return lostOrDoubtful('comparison', 'doubtful', start, end, 'what it compares changed places');
  }
  for (const k of use.anchors) {
    const term = original.terms[k];
    if (term?.type !== CONTENT || governs(rewritten, other, term.key)) continue;
    // "Not technical" and "non-technical" are no opposites.
    if (original.useIndex.negated.has(k)) continue;
    const opposite = oppositesOf(original, term.key).find(
      (key) => governs(rewritten, other, key) && !governs(original, use, key),
    );
    const place = other.anchors.find((anchor) => rewritten.terms[anchor]?.key === opposite);
    if (opposite !== undefined) return turned(term, rewritten, place);
  }
  return undefined;
}

/** Whether a use applies to a word. */
const governs = ({ terms }: Reading, { anchors }: Use, key: string): boolean =>
  anchors.some((k) => terms[k]?.key === key);

/** Verbs before and behind which a negation says something else. */
const ATTITUDES = new Set(
  'decid claim assum sai stat promis plan agr expect try advis recommend believ think mean suggest confirm know guarante requir'.split(
    ' ',
  ),
);

/** "Promise nothing" and "nothing may be promised" say the same. */
const ADVERBS = /^(?:not|never|cannot|[a-z]+n't)$/;

/**
 * "We have not decided to cancel" that became "we have decided not to cancel", and what an "or" newly
 * forbids.
 */
function negationMoved(pair: Pair, use: Use, other: Use): Finding | undefined {
  const { original, rewritten, matches } = pair;
  const term = original.terms[use.at];
  if (!isNegation(use.operator) || !term) return undefined;
  for (const k of use.anchors) {
    const place = matches.ofOriginal[k] ?? -1;
    if (!ATTITUDES.has(headOf(original.terms[k])) || !other.anchors.includes(place)) continue;
    if (!ADVERBS.test(term.key) || !ADVERBS.test(rewritten.terms[other.at]?.key ?? '')) continue;
    if (k < use.at !== place < other.at)
      return lostOrDoubtful('negation', 'doubtful', term.start, term.end, 'it now negates something else');
  }
  for (const k of other.anchors) {
    const origin = matches.ofRewritten[k] ?? -1;
    const joint = rewritten.terms[k - 1]?.type === LIGHT ? k - 2 : k - 1;
    const isJoined = rewritten.terms[joint]?.operator === OR && !isFound(matches.ofRewritten, joint);
    if (
      k > other.at &&
      isJoined &&
      origin >= 0 &&
      original.terms[origin]?.type === CONTENT &&
      !original.useIndex.negated.has(origin)
    )
      return lostOrDoubtful('negation', 'doubtful', term.start, term.end, 'it now forbids more');
  }
  return undefined;
}

/** Behind these stands what is not wanted. */
const INSTEAD =
  /^(?:instead of|rather than|in place of|(?:an)?statt|plutôt qu|au lieu d|en lugar de|en vez de|em vez de|invece di|anziché)/;

/** "Tables instead of lists" that became "lists instead of tables". */
function choiceTurned({ original, rewritten, matches }: Pair, use: Use, other: Use): Finding | undefined {
  const term = original.terms[use.at];
  const became = rewritten.terms[other.at];
  if (!term || !became || !INSTEAD.test(term.key) || !INSTEAD.test(became.key)) return undefined;
  const behind = ({ at, anchors }: Use): number => anchors.find((k) => k > at) ?? -1;
  const rejected = matches.ofOriginal[behind(use)] ?? -1;
  const rejectedNow = matches.ofRewritten[behind(other)] ?? -1;
  if (rejected < 0 || rejected >= other.at || rejectedNow < 0 || rejectedNow >= use.at) return undefined;
  const end = original.terms[behind(use)]?.end ?? term.end;
  return lostOrDoubtful('negation', 'doubtful', term.start, end, 'what it prefers is turned');
}

/** "Lacks only the date" that became "only those that lack the date". */
function restrictionMoved({ original, rewritten }: Pair, use: Use, other: Use): Finding | undefined {
  if (use.operator !== ONLY) return undefined;
  const before = negationBeside(original, use.at);
  const after = negationBeside(rewritten, other.at);
  if (before === 0 || after === 0 || before === after) return undefined;
  const { start = 0, end = 0 } = original.terms[use.at] ?? {};
  return lostOrDoubtful('exclusive', 'doubtful', start, end, 'it now restricts something else');
}

/** -1 for a negation right in front of a term, 1 for one right behind it, 0 for none. */
const negationBeside = ({ terms }: Reading, at: number): -1 | 0 | 1 =>
  terms[at - 1]?.operator === NOT ? -1 : terms[at + 1]?.operator === NOT ? 1 : 0;
