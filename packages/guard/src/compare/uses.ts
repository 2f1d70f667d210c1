import { operatorNumber } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading, Statement } from '../read/reading.ts';
import { BREAK, CONTENT, LIGHT, NUMBER, type Term } from '../read/term.ts';
import { tongueOf } from '../read/tongue.ts';
import { useIndex } from '../read/use-index.ts';
import { isTurned } from './conditions.ts';
import { addition, type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { oppositesOf } from './opposites.ts';
import {
  areLike,
  candidates,
  freeNegation,
  inHome,
  inStatement,
  isTight,
  sameWords,
  sameWordsElsewhere,
  TIGHT,
} from './partners.ts';
import { type Compiled, numbersOf, policyOf } from './policies.ts';

/** Operators of which the words they apply to are found again without them, with their opposite, or newly with them. */
export function changedUses(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const usesAt = useIndex(rewritten).at;
  const claimed = new Set<Use>();
  const isPronoun = (term: Term | undefined): boolean => term !== undefined && PRONOUNS.has(term.key);
  const open: Use[] = [];
  const alone: { use: Use; known: Use | undefined }[] = [];
  const pairOff = (use: Use, other: Use): void => {
    claimed.add(other);
    const finding =
      objectGone(pair, use, other) ??
      objectTurned(pair, use, other) ??
      negationMoved(pair, use, other) ??
      restrictionMoved(pair, use, other);
    if (finding) found.push(finding);
  };
  for (const use of original.uses) {
    if (matches.same[original.statementOf[use.at] ?? 0]) {
      const other = useIndex(rewritten).byPlace.get(matches.ofOriginal[use.at] ?? -1);
      if (other) claimed.add(other);
      continue;
    }
    const same = candidates(pair, use, usesAt).filter(
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
    const others = candidates(pair, use, usesAt);
    if (isAround(original, use)) continue;
    if (use.soft) {
      const restriction = inHome(pair, use, claimed, (other) => other.operator === use.operator);
      if (restriction) claimed.add(restriction);
      continue;
    }
    if (policy?.kind === 'exception' && namesByPlace(pair, use) && !inHome(pair, use, claimed)) {
      const term = original.terms[use.at];
      if (term)
        found.push(lostOrDoubtful(policy.kind, 'doubtful', term.start, term.end, `"${term.key}" is gone`));
      continue;
    }
    if (!policy || others.length + use.anchors.length === 0) continue;
    const like = others.find(
      (other) =>
        // A prohibition may be said twice.
        (!claimed.has(other) || policy.kind === 'negation') &&
        other.operator !== use.operator &&
        (areLike(use, other) || areLikeRestrictions(pair, use, other) || isNegatedOrder(pair, use, other)) &&
        !isTurned(pair, use, other) &&
        !(other.operator === THEN && standsReversed(pair, use)),
    );
    if (like) {
      claimed.add(like);
      continue;
    }
    const free = policy.kind === 'negation' ? freeNegation(pair, use, claimed) : undefined;
    if (free) {
      claimed.add(free);
      continue;
    }
    const finding = changed(
      pair,
      use,
      policy,
      others.filter((other) => !claimed.has(other) && !isPronoun(rewritten.terms[other.at])),
    );
    if (finding) found.push(finding);
  }
  const originsAt = useIndex(original).at;
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
      .flatMap((k) => originsAt.get(k) ?? [])
      .filter((other) => !other.soft || other.operator === use.operator);
    if (
      others.some((other) => areLike(use, other) || (use.operator === ALL && DISTRIBUTES.has(other.operator)))
    )
      continue;
    if (anchors.some((k) => impliesIt(original, k, use.operator))) continue;
    const term = rewritten.terms[use.at];
    if (STAYS.test(term?.key ?? '') && anchors.some((k) => KEEPING.has(original.terms[k]?.key ?? '')))
      continue;
    if (term) found.push(addition(policy.kind, term.start, term.end, `"${term.key}" is new here`));
  }
  return found;
}

/** "Nothing except the code" and "only the code". */
function areLikeRestrictions({ original, rewritten }: Pair, use: Use, other: Use): boolean {
  if (use.operator === EXCEPT && other.operator === ONLY) return isNegated(original, use);
  return use.operator === ONLY && other.operator === EXCEPT && isNegated(rewritten, other);
}

/** "Do not answer until they confirm" and "answer once they confirm". */
function isNegatedOrder({ original, rewritten }: Pair, use: Use, other: Use): boolean {
  const negated = [isNegated(original, use), isNegated(rewritten, other)];
  if (WAITS.has(use.operator) && other.operator === AFTER) return negated[0] === true && !negated[1];
  return use.operator === AFTER && WAITS.has(other.operator) && !negated[0] && negated[1] === true;
}

const WAITS = numbersOf('!until !before');

/** Whether its statement negates something in front of a use. */
const isNegated = (reading: Reading, { at }: Use): boolean =>
  useIndex(reading)
    .inStatement.get(reading.statementOf[at] ?? -1)
    ?.some((use) => use.at < at && policyOf(use.operator)?.kind === 'negation') ?? false;

/** "No comment before the code or after it", "no text before or after the table": the places of a negation, which restrict nothing. */
const isAround = ({ terms }: Reading, { operator, at }: Use): boolean =>
  ((operator === ONLY && (terms[at]?.key.startsWith('before ') ?? false)) ||
    (operator === BEFORE && hasNear(terms, at, 1, AFTER)) ||
    (operator === AFTER && hasNear(terms, at, -1, BEFORE))) &&
  terms.slice(Math.max(0, at - AROUND), at).some((term) => policyOf(term.operator)?.kind === 'negation');

/** Whether another operator stands on the other side of an "or". */
const hasNear = (terms: readonly Term[], at: number, step: number, operator: number): boolean =>
  terms[at + step]?.operator === OR && terms[at + 2 * step]?.operator === operator;

/** So many terms back the negation stands. */
const AROUND = 6;

const INSTEAD = operatorNumber('!instead');
const ONLY = operatorNumber('!only');
const OTHERWISE = operatorNumber('!otherwise');
const EXCEPT = operatorNumber('!except');

/** What a statement says by two negations, or forbids: "never go on without asking" is "ask before you go on". */
function impliesIt(original: Reading, at: number, operator: number): boolean {
  const uses = useIndex(original).inStatement.get(original.statementOf[at] ?? -1) ?? [];
  if (operator === INSTEAD) return uses.some((other) => policyOf(other.operator)?.kind === 'negation');
  const negates = uses.some((other) => policyOf(other.operator)?.kind === 'negation');
  // "One word, and do not add anything else": only that word.
  if (operator === ONLY)
    return negates && uses.some((other) => other.operator === OTHERWISE || other.operator === EXCEPT);
  return policyOf(operator)?.kind === 'order' && uses.some((other) => other.soft);
}

/** "without any explanation" that became "without any": a negation that is still there and forbids nothing. */
function objectGone({ original, rewritten, matches }: Pair, use: Use, other: Use): Finding | undefined {
  if (policyOf(use.operator)?.kind !== 'negation' || use.behind) return undefined;
  const objects = use.anchors.filter((k) => k > use.at && original.terms[k]?.type !== LIGHT);
  if (objects.length === 0 || objects.some((k) => (matches.ofOriginal[k] ?? -1) >= 0)) return undefined;
  if (other.anchors.some((k) => k > other.at && rewritten.terms[k]?.type === CONTENT)) return undefined;
  const start = original.terms[use.at]?.start ?? 0;
  const end = original.terms[objects.at(-1) ?? use.at]?.end ?? start;
  return lostOrDoubtful('negation', 'doubtful', start, end, 'what it forbids is gone');
}

const TWICE = operatorNumber('!twice');

/** "Twice as many verbs as nouns" that became "twice as many nouns as verbs". */
function areSwapped({ matches }: Pair, use: Use, other: Use): boolean {
  const [first = -1, second = -1] = use.anchors.map((k) => matches.ofOriginal[k] ?? -1);
  const [one, two] = [other.anchors.indexOf(first), other.anchors.indexOf(second)];
  return one >= 0 && two >= 0 && two < one;
}

/** "It may run reversible commands" that became "it may run irreversible commands", though both words stand in both texts. */
function objectTurned(pair: Pair, use: Use, other: Use): Finding | undefined {
  const { original, rewritten } = pair;
  if (policyOf(use.operator)?.kind === 'negation') return undefined;
  if (use.operator === TWICE && areSwapped(pair, use, other)) {
    const { start = 0, end = 0 } = original.terms[use.at] ?? {};
    return lostOrDoubtful('comparison', 'doubtful', start, end, 'what it compares changed places');
  }
  const keys = new Set(use.anchors.map((k) => original.terms[k]?.key));
  const others = new Set(other.anchors.map((k) => rewritten.terms[k]?.key));
  for (const k of use.anchors) {
    const term = original.terms[k];
    if (term?.type !== CONTENT || others.has(term.key)) continue;
    const opposite = oppositesOf(original, term.key).find((key) => others.has(key) && !keys.has(key));
    if (opposite !== undefined)
      return lostOrDoubtful(
        'opposite',
        'doubtful',
        term.start,
        term.end,
        `it became its opposite, "${opposite}"`,
      );
  }
  return undefined;
}

/** Verbs before and behind which a negation says something else. */
const ATTITUDES = new Set(
  'decid claim assum sai stat promis plan agr expect try advis recommend believ think mean suggest confirm know guarante requir'.split(
    ' ',
  ),
);

/** The first word of a phrase. */
const headOf = (term: Term | undefined): string => (term?.key ?? '').split(' ')[0] ?? '';

/** "Promise nothing" and "nothing may be promised" say the same. */
const ADVERBS = /^(?:not|never|cannot|[a-z]+n't)$/;

/** "We have not decided to cancel" that became "we have decided not to cancel", and what an "or" newly forbids. */
function negationMoved(pair: Pair, use: Use, other: Use): Finding | undefined {
  const { original, rewritten, matches } = pair;
  const term = original.terms[use.at];
  if (policyOf(use.operator)?.kind !== 'negation' || !term) return undefined;
  for (const k of use.anchors) {
    const place = matches.ofOriginal[k] ?? -1;
    if (!ATTITUDES.has(headOf(original.terms[k])) || !other.anchors.includes(place)) continue;
    if (!ADVERBS.test(term.key) || !ADVERBS.test(rewritten.terms[other.at]?.key ?? '')) continue;
    if (k < use.at !== place < other.at)
      return lostOrDoubtful('negation', 'doubtful', term.start, term.end, 'it now negates something else');
  }
  const { negated } = useIndex(original);
  for (const k of other.anchors) {
    const origin = matches.ofRewritten[k] ?? -1;
    const joint = rewritten.terms[k - 1]?.type === LIGHT ? k - 2 : k - 1;
    const isJoined = rewritten.terms[joint]?.operator === OR && (matches.ofRewritten[joint] ?? -1) < 0;
    if (
      k > other.at &&
      isJoined &&
      origin >= 0 &&
      original.terms[origin]?.type === CONTENT &&
      !negated.has(origin)
    )
      return lostOrDoubtful('negation', 'doubtful', term.start, term.end, 'it now forbids more');
  }
  return undefined;
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

/** They stand for somebody and own nothing. */
const PRONOUNS = new Set("i me we us he him she they them you i'd i've we've we'd we'll".split(' '));

/** They stand for a thing of somebody. */
const OWNERS = new Set('mine yours hers ours theirs'.split(' '));

/** "Except the first": what it excepts has no word of its own. */
const namesByPlace = ({ original }: Pair, { anchors, at }: Use): boolean =>
  anchors.length === 0 && PLACE_WORDS.has(original.terms[at + 1]?.operator ?? 0);
const PLACE_WORDS = numbersOf('!first !last !next !previous !former !latter');

function changed(pair: Pair, use: Use, policy: Compiled, others: readonly Use[]): Finding | undefined {
  const { original, matches, rewritten } = pair;
  const term = original.terms[use.at];
  if (!term) return undefined;
  // "Before you start": an order of nothing.
  if (policy.kind === 'order' && use.anchors.every((anchor) => saysNothing(original.terms[anchor])))
    return undefined;
  if (policy.kind === 'condition' && isCourtesy(original, use)) return undefined;
  const isGone = !use.anchors.some((anchor) => (matches.ofOriginal[anchor] ?? -1) >= 0);
  if (isGone && (policy.kind === 'condition' ? false : policy.mayGo)) return undefined;
  if (isGone && !use.anchors.some((anchor) => original.terms[anchor]?.type === CONTENT)) return undefined;
  const last = original.terms[use.anchors.at(-1) ?? use.at] ?? term;
  const start = Math.min(term.start, last.start);
  const end = Math.max(term.end, last.end);
  if (policy.kind === 'negation' && becameOpposite(pair, use)) return undefined;
  const negated = [use.at + 1, use.at + 2].some((k) => original.terms[k]?.operator === NOT);
  const against = negated ? undefined : others.find((other) => policy.against.has(other.operator));
  if (against)
    return lostOrDoubtful(
      policy.kind,
      'doubtful',
      start,
      end,
      `"${term.key}" became "${rewritten.terms[against.at]?.key}"`,
    );
  if (use.operator === ALL && use.anchors.some((k) => isOneOf(rewritten, matches.ofOriginal[k] ?? -1)))
    return lostOrDoubtful(policy.kind, 'doubtful', start, end, `"${term.key}" became one`);
  const mayGo =
    (policy.mayGo && !isPermission(pair, use) && !OWNERS.has(term.key)) || followsInOrder(pair, use);
  if (isGone && use.operator === AFTER && saysThen(pair, use)) return undefined;
  if (isGone) return { ...lostOrDoubtful(policy.kind, 'doubtful', start, end, 'it is gone'), isGuess: true };
  return mayGo && !isUnconditioned(pair, use)
    ? undefined
    : {
        ...lostOrDoubtful(policy.kind, 'doubtful', start, end, `"${term.key}" is gone`),
        isGuess: mayGo || policy.kind === 'order',
      };
}

const STARTS_AND_ENDS = new Set('start begin finish complet done end do'.split(' '));

const saysNothing = (term: Term | undefined): boolean =>
  term?.type === LIGHT || STARTS_AND_ENDS.has(term?.key ?? '');

const CONDITIONS = numbersOf('!if !unless !when');

const WISH = /(?:\bwould|'d)(?: \w+){0,3} (?:be|appreciate|help|love|like|mean|make)\b[^.!?]{0,30}$/i;

/** "It would be good if the model could …": the condition of a wish asks for what stands in it. */
const isCourtesy = ({ text, terms }: Reading, { at }: Use): boolean => {
  const { start = 0 } = terms[at] ?? {};
  return WISH.test(text.slice(Math.max(0, start - 60), start));
};

/** Whether a condition is gone with some of what it said. */
function isUnconditioned({ original, matches }: Pair, use: Use): boolean {
  if (!CONDITIONS.has(use.operator)) return false;
  return use.anchors.some((k) => {
    const term = original.terms[k];
    return (
      term?.type === CONTENT &&
      term.clause === original.terms[use.at]?.clause &&
      (matches.ofOriginal[k] ?? -1) < 0
    );
  });
}

const CHANGING = new Set(
  'chang modif edit alter touch rewrit adapt remov delet los break renam replac adjust'.split(' '),
);
const KEEPING: ReadonlySet<string> = new Set('keep preserv retain leav maintain stai remain'.split(' '));

/** "As it is", by its key: no negation where it is to be kept anyway. */
const STAYS =
  /^(?:as (?:it|they) (?:is|are|stands?)|as is|where they are|the way they are|unchang|untouch|unalter|intact)$/;

const PREFIXES = ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'non-'];

/** "Must not be translated" that became "untranslated". */
function isPrefixed({ original, rewritten, matches }: Pair, anchor: number, home: Statement): boolean {
  const term = original.terms[anchor];
  if (term?.type !== CONTENT || term.key.length < 4) return false;
  const wanted = new Set(PREFIXES.map((prefix) => prefix + term.key));
  for (let k = home.from; k < Math.min(home.to, home.from + SENTENCE); k++)
    if (wanted.has(rewritten.terms[k]?.key ?? '') && (matches.ofRewritten[k] ?? -1) < 0) return true;
  return false;
}

const EXACTLY = numbersOf('!exactly');

/** Whether what a use applies to is to be kept, or to be taken exactly, by a word beside it. */
function saysKeep({ rewritten, matches }: Pair, { anchors }: Use): boolean {
  return anchors.some((anchor) => {
    const place = matches.ofOriginal[anchor] ?? -1;
    const near = place < 0 ? [] : rewritten.terms.slice(Math.max(0, place - BESIDE), place + BESIDE + 1);
    return near.some(
      (term) => KEEPING.has(headOf(term)) || EXACTLY.has(term.operator) || STAYS.test(term.key),
    );
  });
}

/** So many terms from what is kept the verb stands. */
const BESIDE = 4;

/** "Do not change" that became "keep": the opposite without the negation. */
function becameOpposite(pair: Pair, use: Use): boolean {
  const { original, rewritten, matches } = pair;
  const home = rewritten.statements[matches.home[original.statementOf[use.at] ?? -1] ?? -1];
  if (!home) return false;
  if (STAYS.test(original.terms[use.at]?.key ?? '')) return saysKeep(pair, use);
  if (use.anchors.some((anchor) => isPrefixed(pair, anchor, home))) return true;
  const { opposites } = tongueOf(original.language).lexicon;
  return use.anchors.some((anchor) => {
    const isFound = (matches.ofOriginal[anchor] ?? -1) >= 0;
    const key = original.terms[anchor]?.key ?? '';
    const wanted = isFound ? undefined : CHANGING.has(key) ? KEEPING : opposites.get(key);
    const to = Math.min(home.to, home.from + SENTENCE);
    for (let k = home.from; wanted && k < to; k++) if (wanted.has(rewritten.terms[k]?.key ?? '')) return true;
    return false;
  });
}

const ALL = operatorNumber('!all');
/** "None of them longer than …" speaks of each. */
const NONE = /^(?:no|none|neither)(?: of)?$/;
const DISTRIBUTES = numbersOf('!all !both !any !most !when');

/** "each" gives every one what only one had, unless the original speaks of several or of every one. */
function isNewEach({ original, rewritten, matches }: Pair, use: Use): boolean {
  if (use.operator !== ALL || rewritten.terms[use.at]?.key !== 'each') return false;
  const origins = use.anchors.map((k) => matches.ofRewritten[k] ?? -1).filter((k) => k >= 0);
  return origins.length > 0 && !origins.some((k) => speaksOfAll(original, k));
}

/** Whether the statement of a word, or one beside it, distributes. */
function speaksOfAll(reading: Reading, at: number): boolean {
  const s = reading.statementOf[at] ?? -1;
  const { inStatement } = useIndex(reading);
  return (
    [s - 1, s, s + 1].some((near) => inStatement.get(near)?.some((use) => DISTRIBUTES.has(use.operator))) ||
    reading.terms.slice(Math.max(0, at - REACH), at).some(({ key }) => NONE.test(key))
  );
}

/** So many terms in front of a word "none of them" is looked for. */
const REACH = 12;

/** Whether "one of" stands in front of a word. */
const isOneOf = ({ text, terms }: Reading, at: number): boolean =>
  at >= 0 &&
  terms
    .slice(Math.max(0, at - 2), at)
    .some(({ type, value, end }) => type === NUMBER && value === 1 && text.startsWith(' of ', end));

const MAY = operatorNumber('!may');

/** Inside of a sentence it only says what is: "the code that you can see". */
const YOU_CAN = /(?:^|[.!?;:]\s{1,3}|and )you $/i;
const PERSON_BEFORE = /(?:^|[\s,.])(?:you|du|sie|ihr|tu|vous) $/i;
const PERSON_BEHIND = /^ (?:du|sie|ihr)\b/i;
/** They say who may in their own form. */
const PERSONAL = new Set('puoi potete'.split(' '));

/** "You may" lets the reader choose, unless it asks for something politely. */
function isPermission({ original }: Pair, use: Use): boolean {
  const { start = 0, end = 0, key = '' } = original.terms[use.at] ?? {};
  if (use.operator !== MAY) return false;
  if (key === 'can') return YOU_CAN.test(original.text.slice(Math.max(0, start - 8), start));
  const statement = original.statements[original.statementOf[use.at] ?? -1];
  if (original.text[(statement?.end ?? 0) - 1] === '?') return false;
  return (
    PERSONAL.has(key) ||
    PERSON_BEFORE.test(original.text.slice(Math.max(0, start - 6), start)) ||
    PERSON_BEHIND.test(original.text.slice(end, end + 6))
  );
}

const NOT = operatorNumber('!not');
const OR = operatorNumber('!or');
const BEFORE = operatorNumber('!before');
const AFTER = operatorNumber('!after');

/** "After the expression, give …" and "then give …". */
const saysThen = ({ original, rewritten, matches }: Pair, { at }: Use): boolean =>
  useIndex(rewritten)
    .inStatement.get(matches.home[original.statementOf[at] ?? -1] ?? -1)
    ?.some((other) => other.operator === THEN && (matches.ofRewritten[other.at] ?? -1) < 0) ?? false;

/** Where in the rewritten text stands what comes first by an order, and what comes later. Nothing where either is gone. */
function orderOf(
  { original, matches }: Pair,
  use: Use,
): { earlier: readonly number[]; later: readonly number[] } | undefined {
  if (use.operator !== BEFORE && use.operator !== AFTER) return undefined;
  const statement = original.statements[original.statementOf[use.at] ?? -1];
  if (!statement) return undefined;
  const own = use.anchors.map((k) => matches.ofOriginal[k] ?? -1).filter((k) => k >= 0);
  const rest: number[] = [];
  const to = Math.min(statement.to, use.at + SENTENCE);
  for (let k = Math.max(statement.from, use.at - SENTENCE); k < to; k++) {
    const place = matches.ofOriginal[k] ?? -1;
    if (place >= 0 && original.terms[k]?.type === CONTENT && !use.anchors.includes(k)) rest.push(place);
  }
  if (own.length === 0 || rest.length === 0) return undefined;
  return use.operator === AFTER ? { earlier: own, later: rest } : { earlier: rest, later: own };
}

/** "Once A is done, do B" and "Do A. Then do B": what comes first still stands first. */
function followsInOrder(pair: Pair, use: Use): boolean {
  const order = orderOf(pair, use);
  if (!order) return false;
  const [end, start] = [Math.max(...order.earlier), Math.min(...order.later)];
  return (
    end < start &&
    pair.rewritten.terms
      .slice(end + 1, start + 1)
      .some(({ type, operator }) => type === BREAK || operator === THEN)
  );
}

/** "Do B once A is done" and "do B, then A": what comes first now stands last. */
function standsReversed(pair: Pair, use: Use): boolean {
  const order = orderOf(pair, use);
  return order !== undefined && Math.max(...order.later) < Math.min(...order.earlier);
}

/** What a use is about stands within so many terms of it. */
const SENTENCE = 60;

const THEN = operatorNumber('!then');
