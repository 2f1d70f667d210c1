import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, type Term } from '../read/term.ts';
import type { Pair } from './finding.ts';
import { isFound } from './match.ts';
import { isNegated } from './partners.ts';
import { isNegation } from './policies.ts';

const BEFORE = operatorNumber('!before');
const AFTER = operatorNumber('!after');
const THEN = operatorNumber('!then');
const ONLY = operatorNumber('!only');
const OR = operatorNumber('!or');
/** What a use is about stands within so many terms of it. */
const SENTENCE = 60;

/** "Do not answer until they confirm" and "answer once they confirm". */
export function isNegatedOrder({ original, rewritten }: Pair, use: Use, other: Use): boolean {
  const negated = [isNegated(original, use), isNegated(rewritten, other)];
  if (WAITS.has(use.operator) && other.operator === AFTER) return negated[0] === true && !negated[1];
  return use.operator === AFTER && WAITS.has(other.operator) && !negated[0] && negated[1] === true;
}

const WAITS = operatorSet('!until !before');

/**
 * "No comment before the code or after it", "no text before or after the table": the places of a negation,
 * which restrict nothing.
 */
export const isAround = ({ terms }: Reading, { operator, at }: Use): boolean =>
  ((operator === ONLY && (terms[at]?.key.startsWith('before ') ?? false)) ||
    (operator === BEFORE && hasNear(terms, at, 1, AFTER)) ||
    (operator === AFTER && hasNear(terms, at, -1, BEFORE))) &&
  terms.slice(Math.max(0, at - AROUND), at).some((term) => isNegation(term.operator));

/** Whether another operator stands on the other side of an "or". */
const hasNear = (terms: readonly Term[], at: number, step: number, operator: number): boolean =>
  terms[at + step]?.operator === OR && terms[at + 2 * step]?.operator === operator;

/** So many terms back the negation stands. */
const AROUND = 6;

/** "After the expression, give …" and "then give …". */
export const saysThen = ({ original, rewritten, matches }: Pair, { at }: Use): boolean =>
  rewritten.useIndex
    .inStatement(matches.home[original.statementOf[at] ?? -1] ?? -1)
    .some((other) => other.operator === THEN && !isFound(matches.ofRewritten, other.at));

/**
 * Where in the rewritten text stands what comes first by an order, and what comes later. Nothing where either
 * is gone.
 */
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
export function followsInOrder(pair: Pair, use: Use): boolean {
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
export function standsReversed(pair: Pair, use: Use): boolean {
  const order = orderOf(pair, use);
  return order !== undefined && Math.max(...order.later) < Math.min(...order.earlier);
}
