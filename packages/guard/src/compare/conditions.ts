import { CONDITIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { BREAK, CONTENT, NUMBER, STRONG } from '../read/term.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

const UNLESS = operatorNumber('!unless');
const IF = operatorSet('!if !when');
const OTHERWISE = operatorNumber('!otherwise');

/**
 * "Unless it rains" that became "if it rains": without a negation more or less, or another bound, it says the
 * opposite.
 */
export function isTurned({ original, rewritten, matches }: Pair, use: Use, other: Use): boolean {
  const turns =
    (use.operator === UNLESS && IF.has(other.operator)) ||
    (IF.has(use.operator) && other.operator === UNLESS);
  if (!turns || hasOtherwise(original, use.at) || hasOtherwise(rewritten, other.at)) return false;
  const negations = (reading: Reading, { anchors }: Use): number =>
    anchors.filter((k) => reading.useIndex.negated.has(k)).length > 0 ? 1 : 0;
  if (negations(original, use) !== negations(rewritten, other)) return false;
  return use.anchors.every((k) => {
    const term = original.terms[k];
    const found = rewritten.terms[matches.ofOriginal[k] ?? -1];
    if (term?.type === NUMBER) return found?.bound === term.bound;
    return term?.type !== CONTENT || found?.key === term.key;
  });
}

/** Whether a statement or one beside it says what is to be done otherwise. */
function hasOtherwise(reading: Reading, at: number): boolean {
  const s = reading.statementOf[at] ?? -1;
  return [s - 1, s, s + 1].some((near) =>
    reading.useIndex.inStatement(near).some(({ operator }) => operator === OTHERWISE),
  );
}

/** Share of the words of a rule that stand behind a condition. */
const MOST = 0.6;
/** A sentence reaches no further from its condition, in terms. */
const LONGEST = 60;

/** Rules for every case that now stand behind the condition of a later one. */
export function newlyConditioned({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const conditional = new Set(
    original.uses
      .filter(({ operator }) => CONDITIONS.has(operator))
      .map(({ at }) => original.statementOf[at]),
  );
  for (const use of rewritten.uses) {
    const from = matches.ofRewritten[use.at] ?? -1;
    const origin = original.statementOf[from];
    if (!CONDITIONS.has(use.operator) || origin === undefined || !leads(rewritten, use.at)) continue;
    const counts = new Map<number, number>();
    for (let k = use.at + 1; k < use.at + LONGEST && !endsSentence(rewritten, k); k++) {
      const source = matches.ofRewritten[k] ?? -1;
      if (rewritten.terms[k]?.type !== CONTENT || matches.ofOriginal[source] !== k) continue;
      const s = original.statementOf[source] ?? -1;
      counts.set(s, (counts.get(s) ?? 0) + 1);
    }
    for (const [s, count] of counts) {
      const statement = original.statements[s];
      if (!statement || s >= origin || matches.same[s] || conditional.has(s)) continue;
      if (count >= 2 && count > contentOf(original, statement) * MOST)
        found.push(doubtOf('condition', statement, 'it now holds under a condition only'));
    }
  }
  return found;
}

/** How many words a statement has, up to what a sentence may have. */
function contentOf({ terms }: Reading, { from, to }: Statement): number {
  let count = 0;
  for (let k = from; k < Math.min(to, from + LONGEST); k++) if (terms[k]?.type === CONTENT) count++;
  return count;
}

/** Whether a condition stands in front of what it is for. */
const leads = ({ terms }: Reading, at: number): boolean =>
  at === 0 || (terms[at - 1]?.type === BREAK && ((terms[at - 1]?.flags ?? 0) & STRONG) !== 0);

const endsSentence = ({ terms }: Reading, at: number): boolean => {
  const term = terms[at];
  return !term || (term.type === BREAK && (term.flags & STRONG) !== 0);
};
