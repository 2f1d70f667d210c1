import { stem } from '@refinery/text/stem.ts';
import { JOINTS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { BREAK, CONTENT, NUMBER, OF, OPERATOR, OWNER, POSTPOSED, SPAN, type Term } from '../read/term.ts';
import { doubtOf, type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound, type Matches } from './match.ts';

const PIVOTS = operatorSet(
  '!from !to !than !between !compare-more !compare-less !my !your !his !her !our !their !you-are !i-am !former !latter !although !if !when !unless',
);

/** Words of one statement that changed places around others that did not: "from A to B" and "from B to A". */
export function swappedWords({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let s = 0; s < original.statements.length; s++) {
    const statement = original.statements[s];
    const home = matches.home[s] ?? -1;
    if (!statement || matches.same[s] || home < 0) continue;
    const places: { at: number; place: number }[] = [];
    const hasSides = personsIn(original, statement) > 1;
    for (let i = statement.from; i < statement.to; i++) {
      const place = matches.ofOriginal[i] ?? -1;
      if ((original.terms[i]?.flags ?? 0) & OF) continue;
      if (
        place >= 0 &&
        rewritten.statementOf[place] === home &&
        counts(original.terms[i], hasSides) &&
        matches.ofRewritten[place] === i &&
        !isCompoundPart(original, i, places.at(-1)?.at) &&
        !isCompoundPart(rewritten, place, places.at(-1)?.place)
      )
        places.push({ at: i, place });
    }
    const chain = longestFall(places.map(({ place }) => place));
    const fallen = chain.map((k) => original.terms[places[k]?.at ?? 0]);
    const [first, second, third] = fallen;
    if (!first || !second || !third) continue;
    const fall = chain.flatMap((k) => places[k] ?? []);
    const turns = fallen.some((term) => TURNING.has(term?.operator ?? 0));
    const isSame =
      statement.passives === rewritten.statements[home]?.passives &&
      isOtherwiseSame(original, statement, matches.ofOriginal);
    // Rules beside each other may stand in any order.
    const ats = chain.map((k) => places[k]?.at ?? 0);
    if (!turns && areCompound(original, rewritten, fall)) continue;
    if (!turns && !isOrdered(original, statement) && areRules(original, rewritten, matches, ats)) continue;
    if (turns || isSame)
      found.push(lostOrDoubtful('direction', 'doubtful', first.start, third.end, 'these changed places'));
  }
  return found;
}

const PREPOSITION = /\b(?:in|of|for|from|at|about)\b/i;

/**
 * "An exam in economics" and "an economics exam": words that a preposition joined stand in front of each
 * other, with nothing between.
 */
function areCompound(
  original: Reading,
  rewritten: Reading,
  chain: readonly { at: number; place: number }[],
): boolean {
  const ats = chain.map(({ at }) => at);
  const places = chain.map(({ place }) => place);
  const own = textOf(original, Math.min(...ats), Math.max(...ats));
  const other = textOf(rewritten, Math.min(...places), Math.max(...places));
  return (
    PREPOSITION.test(own) &&
    /^[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+)*$/u.test(other) &&
    other.split(' ').length <= places.length + 1
  );
}

const textOf = ({ text, terms }: Reading, first: number, last: number): string =>
  text.slice(terms[first]?.start ?? 0, terms[last]?.end ?? 0);

/** "North-facing" is one word, whatever the order of its parts. */
const isCompoundPart = ({ terms }: Reading, at: number, last: number | undefined): boolean =>
  last !== undefined && terms[last]?.start === terms[at]?.start;

/**
 * Whether words stand in parts of their own between commas, and each part moved as a whole: rules beside each
 * other.
 */
const areRules = (original: Reading, rewritten: Reading, matches: Matches, ats: readonly number[]): boolean =>
  ats.every(
    (at, k) =>
      (k === 0 || areApart(original, ats[k - 1] ?? 0, at)) && movedAsPart(original, rewritten, matches, at),
  );

/** So many terms apart words of one part stand at most. */
const PART = 12;

/** Whether a comma, a stronger sign, "and" or "or" stands between two terms. */
function areApart({ terms }: Reading, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  if (to - from > PART) return true;
  for (let k = from + 1; k < to; k++)
    if (terms[k]?.type === BREAK || JOINTS.has(terms[k]?.operator ?? 0)) return true;
  return false;
}

/** Whether the words beside a word, as far as they are found again, still stand in one part with it. */
function movedAsPart(original: Reading, rewritten: Reading, { ofOriginal }: Matches, at: number): boolean {
  const place = ofOriginal[at] ?? -1;
  for (const step of [-1, 1])
    for (let k = at + step; Math.abs(k - at) <= 2 && original.terms[k]?.type !== BREAK; k += step) {
      const beside = ofOriginal[k] ?? -1;
      if (original.terms[k]?.type === CONTENT && beside >= 0 && areApart(rewritten, place, beside))
        return false;
    }
  return true;
}

const ORDERS = operatorSet('!first !then !last !before !after !until !next');
const ORDER_WORD = stem('order');

/** Whether a statement asks for an order. */
function isOrdered({ terms }: Reading, { from, to }: Statement): boolean {
  for (let k = from; k < to; k++) {
    const term = terms[k];
    if (term && (ORDERS.has(term.operator) || term.key === ORDER_WORD)) return true;
  }
  return false;
}

/** Directions: what stands on either side of them is not free to change places. */
const TURNING = operatorSet('!from !to !than !compare-more !compare-less');

/** Whether nearly every word of a statement is found again: what else it says did not change. */
function isOtherwiseSame({ terms }: Reading, { from, to }: Statement, places: Int32Array): boolean {
  let all = 0;
  let gone = 0;
  for (let i = from; i < to; i++) {
    if (terms[i]?.type !== CONTENT) continue;
    all++;
    if (!isFound(places, i)) gone++;
  }
  return gone * 5 <= all;
}

/** How many persons a statement names by pronouns, with the owners of things as one more. */
const personsIn = ({ terms }: Reading, { from, to }: Statement): number => {
  const found = new Set<number>();
  for (let k = from; k < to; k++) {
    const { operator = 0, flags = 0 } = terms[k] ?? {};
    if (PERSONS.has(operator)) found.add(operator);
    else if (flags & OWNER) found.add(0);
  }
  return found.size;
};

/** One person alone cannot change places with another one. */
const PERSONS = operatorSet('!my !your !his !her !our !their');

const counts = (term: Term | undefined, hasSides: boolean): boolean =>
  term !== undefined &&
  (hasSides || !PERSONS.has(term.operator)) &&
  (term.type === CONTENT ||
    term.type === NUMBER ||
    term.type === SPAN ||
    (term.type === OPERATOR && PIVOTS.has(term.operator)));

/** Indices of the longest strictly falling sequence. O(n log n). */
function longestFall(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) > value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  }
  const chain: number[] = [];
  for (let k = tails.at(-1) ?? -1; k >= 0; k = previous[k] ?? -1) chain.push(k);
  return chain.reverse();
}

const FIRST = operatorNumber('!first');
const STEPS = operatorSet('!then !first');
const TURNS = operatorSet('!before !after !until');

/**
 * Steps that follow each other in another order: clauses of a statement that orders them, and numbered items.
 */
export function reorderedSteps(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  let before: Step | undefined;
  for (let s = 0; s < original.statements.length; s++) {
    const statement = original.statements[s];
    if (!statement) continue;
    if (statement.numbered) {
      const step =
        isRule(original.terms[statement.from]) && !pair.matches.same[s]
          ? undefined
          : stepOf(pair, statement.from, statement.to);
      if (before && step && step.place < before.place) found.push(reordered(pair, before, step));
      before = step ?? before;
    } else if (statement.line !== 'item') before = undefined;
    if (pair.matches.same[s] || !ordersSteps(pair, statement.from, statement.to)) continue;
    if (hasAny(pair, statement.from, statement.to, TURNS)) continue;
    found.push(...reorderedClauses(pair, statement.from, statement.to));
  }
  return found;
}

const CONDITIONS = operatorSet('!if !when');

/** "No superlatives" may stand anywhere. */
const isRule = (first: Term | undefined): boolean => first?.type === OPERATOR && !STEPS.has(first.operator);

const READS = /^(?:please )?(?:read|look|go through|take a look|have a look)\b/i;

/** "Read the notes, then …": that comes first wherever it stands. */
const isReading = ({ original }: Pair, from: number, to: number): boolean =>
  READS.test(original.text.slice(original.terms[from]?.start ?? 0, original.terms[to - 1]?.end ?? 0));

interface Step {
  from: number;
  to: number;
  /** Where it stands in the rewritten text. */
  place: number;
}

function reorderedClauses(pair: Pair, from: number, to: number): Finding[] {
  const { terms } = pair.original;
  let before: Step | undefined;
  for (let i = from; i < to; ) {
    let end = i;
    while (end < to && terms[end]?.clause === terms[i]?.clause) end++;
    const step =
      isReading(pair, i, end) || hasAny(pair, i, end, CONDITIONS) ? undefined : stepOf(pair, i, end);
    if (before && step && step.place < before.place) return [reordered(pair, before, step)];
    before = step ?? before;
    i = Math.max(end, i + 1);
  }
  return [];
}

const reordered = ({ original }: Pair, before: Step, step: Step): Finding =>
  doubtOf(
    'order',
    { start: original.terms[before.from]?.start ?? 0, end: original.terms[step.to - 1]?.end ?? 0 },
    'these steps changed places',
  );

/** The middle of where the words of a step stand. */
function stepOf({ original, matches }: Pair, from: number, to: number): Step | undefined {
  const places: number[] = [];
  for (let i = from; i < to; i++) {
    const place = matches.ofOriginal[i] ?? -1;
    if (place >= 0 && original.terms[i]?.type === CONTENT) places.push(place);
  }
  if (places.length === 0) return undefined;
  places.sort((a, b) => a - b);
  return { from, to, place: places[places.length >> 1] ?? 0 };
}

/** Whether a statement orders its steps; "the most important point first" only places one. */
function ordersSteps({ original }: Pair, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { operator = 0, flags = 0 } = original.terms[i] ?? {};
    const isPlace = operator === FIRST && (flags & POSTPOSED || original.terms[i + 1]?.type === BREAK);
    if (STEPS.has(operator) && !isPlace) return true;
  }
  return false;
}

function hasAny({ original }: Pair, from: number, to: number, operators: ReadonlySet<number>): boolean {
  for (let i = from; i < to; i++) if (operators.has(original.terms[i]?.operator ?? 0)) return true;
  return false;
}
