import { operatorNumber, operatorSet } from '@refinery/guard/lexicon/operator.ts';
import type { Reading } from '@refinery/guard/read/reading.ts';
import { CONTENT } from '@refinery/guard/read/term.ts';
import type { Fact, Facts } from './facts.ts';

const ONLY = operatorNumber('!only');
/** They tell what stands before them from what stands behind. */
const DIRECTED = operatorSet('!from !than !before !after !instead !except !between !then !or');
/** "Use short sentences and lists in the introduction": where and when holds for all of it. */
const SCOPE =
  /(?:^|[\s,;])(?:in|for|at|on|with|within|during|when|by|per|about|of|from|under|inside|throughout|before|after|if|unless|until|while)\s/i;

/** Whether a statement asks for all that another one asks for, and for nothing else in the same breath. */
export function covers(reading: Reading, whole: Facts, part: Facts): boolean {
  if (whole.isQuestion !== part.isQuestion || ways(reading, whole) !== ways(reading, part)) return false;
  const places = part.facts.map((fact) => whole.facts.findIndex((other) => isSame(other, fact)));
  if (places.includes(-1)) return false;
  const used = new Set(places);
  const parts = new Set(places.map((at) => whole.facts[at]?.part));
  if (whole.facts.some((fact, at) => parts.has(fact.part) && !used.has(at))) return false;
  return sameOperators(whole, part, parts, places) && !isScoped(reading, whole, parts);
}

const WAYS =
  /\b(?:up|down|on|off|out|over|away|back|left|right|above|below|under|inside|outside|without|yes|no)\b/gi;

/** Small words that make another thing of what they stand with: "turn up", "turn down". */
function ways({ text, statements }: Reading, { statement }: Facts): string {
  const { start = 0, end = 0 } = statements[statement] ?? {};
  return (text.slice(start, end).match(WAYS) ?? [])
    .map((word) => word.toLowerCase())
    .sort()
    .join(' ');
}

function isSame({ term, negated }: Fact, other: Fact): boolean {
  if (term.type !== other.term.type || negated !== other.negated || term.bound !== other.term.bound)
    return false;
  if (term.key === other.term.key) return true;
  return term.type === CONTENT && term.groups.some((group) => other.term.groups.includes(group));
}

function sameOperators(
  whole: Facts,
  part: Facts,
  parts: ReadonlySet<number | undefined>,
  places: readonly number[],
): boolean {
  const own = new Set(part.operators.map(({ operator }) => operator));
  const others = new Set(
    whole.operators.filter((use) => parts.has(use.part)).map(({ operator }) => operator),
  );
  for (const operator of own) if (!others.has(operator)) return false;
  for (const operator of others) if (!own.has(operator) && operator !== ONLY) return false;
  const isDirected = [...own].some((operator) => DIRECTED.has(operator));
  return !isDirected || places.every((at, k) => k === 0 || at > (places[k - 1] ?? 0));
}

/** Whether what the other statement says besides may say where, when or for whom. */
function isScoped(
  { text, statements }: Reading,
  { statement, facts }: Facts,
  parts: ReadonlySet<number | undefined>,
): boolean {
  const { start = 0, end = 0 } = statements[statement] ?? {};
  const first = facts.findIndex(({ part }) => parts.has(part));
  const last = facts.findLastIndex(({ part }) => parts.has(part));
  const before = first > 0 ? text.slice(start, facts[first]?.term.start) : '';
  const rest = text.slice(facts[last]?.term.end, end);
  const after = last < facts.length - 1 ? rest : '';
  // What a label stands before is another matter.
  if (`${before}${rest}`.includes(':')) return true;
  return SCOPE.test(before.slice(0, before.indexOf(' ') + 1)) || SCOPE.test(after);
}
