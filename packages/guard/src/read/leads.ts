import { NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from './govern.ts';
import type { Statement } from './statement.ts';
import { BREAK, CONTENT, type Term } from './term.ts';

/** So many items below its lead an operator applies to at most, in each to one of so many terms. */
const MOST_ITEMS = 12;
/** A negation so far into an item still answers the one of the lead, in terms. */
const DOUBLE = 8;

const REACHING = operatorSet('!not !never !only !optional !before !after');
const ONLY = operatorNumber('!only');
/** What is negated with them is not forbidden: "Not optional:", "Not only:". */
const FREE = operatorSet('!optional !only');

/** What was read so far: the uses of all statements, in order. */
interface Read {
  uses: readonly Use[];
  terms: readonly Term[];
  statements: readonly Statement[];
  statementOf: readonly number[];
}

/**
 * "Must not contain:" with a list below: what the lead says is said of the items. Two negations, one of the
 * lead and one of an item, say what they say in one sentence. Returns the uses that are left.
 */
export function reachItems({ uses, terms, statements, statementOf }: Read): Use[] {
  const answered = new Set<Use>();
  let negations: Map<number, Use> | undefined;
  const freed = new Set(uses.filter(({ operator }) => FREE.has(operator)).map(({ at }) => statementOf[at]));
  for (const use of uses) {
    const s = statementOf[use.at] ?? -1;
    const lead = statements[s];
    if (!lead || !REACHING.has(use.operator) || !statements[s + 1]?.item) continue;
    const leads = lead.line === 'heading' || terms[lead.to - 1]?.key === ':';
    if (!leads || use.anchors.some((k) => terms[k]?.type === CONTENT)) continue;
    negations ??= firstNegations(uses, statementOf);
    for (let next = s + 1; next <= s + MOST_ITEMS && statements[next]?.item; next++) {
      const item = statements[next];
      if (!item) break;
      const { from, to } = item;
      item.isForbidden ||= NEGATIONS.has(use.operator) && !freed.has(s);
      const own = item.isForbidden ? negations.get(next) : undefined;
      const between = own && own.at - from < DOUBLE ? terms.slice(from, own.at) : undefined;
      if (own && between && !between.some(({ type }) => type === BREAK)) answer(own, between, answered);
      else use.anchors.push(...firstWord(terms, from, to));
    }
  }
  return uses.filter((use) => !answered.has(use));
}

/** By statement. */
function firstNegations(uses: readonly Use[], statementOf: readonly number[]): Map<number, Use> {
  const found = new Map<number, Use>();
  for (const use of uses) {
    const s = statementOf[use.at] ?? -1;
    if (NEGATIONS.has(use.operator) && !found.has(s)) found.set(s, use);
  }
  return found;
}

/**
 * "Do not:" above "merge without a review" says "only with a review", above "skip the tests" it asks for
 * them.
 */
function answer(use: Use, before: readonly Term[], answered: Set<Use>): void {
  if (!before.some(({ type }) => type === CONTENT)) answered.add(use);
  use.operator = ONLY;
  use.soft = true;
}

function firstWord(terms: readonly Term[], from: number, to: number): number[] {
  const at = terms.slice(from, Math.min(to, from + MOST_ITEMS)).findIndex(({ type }) => type === CONTENT);
  return at < 0 ? [] : [from + at];
}
