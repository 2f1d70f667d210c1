import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, NUMBER, OPERATOR, SPAN, STRONG } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

const AND = operatorNumber('!and');
const OR = operatorNumber('!or');
const THEN = operatorNumber('!then');
/** "Snacks first, then drinks" names both, in their order. */
const JOINTS = new Set([AND, OR, THEN]);
const NEGATIONS = operatorSet('!not !never !not-all');
const ONLY = operatorSet('!only');
const CASES = operatorSet('!if !when !after !before !until !while');
/** So many terms may stand between two words that "and" or "or" joins. */
const REACH = 7;

/** "and" that became "or", and the reverse, between the same words. Under a negation both say the same. */
export function changedChoices({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const anchorsOf = (operators: ReadonlySet<number>): number[] =>
    original.uses.filter((use) => operators.has(use.operator)).flatMap((use) => use.anchors);
  // "Only red and blue" may be said with "or", "only after the check and the payment" may not.
  const inCase = new Set(anchorsOf(CASES));
  const negated = new Set([...anchorsOf(NEGATIONS), ...anchorsOf(ONLY).filter((k) => !inCase.has(k))]);
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    if (term?.type !== OPERATOR || !JOINTS.has(term.operator)) continue;
    if (matches.same[original.statementOf[i] ?? 0]) continue;
    const left = neighbour(original, i, -1);
    const right = neighbour(original, i, 1);
    const [from, to] = [matches.ofOriginal[left] ?? -1, matches.ofOriginal[right] ?? -1].sort(
      (a, b) => a - b,
    );
    if (left < 0 || right < 0 || from === undefined || to === undefined || from < 0 || to - from > REACH)
      continue;
    if (negated.has(left) || negated.has(right)) continue;
    if (rewritten.useIndex.negated.has(from) && rewritten.useIndex.negated.has(to)) continue;
    const opposite = term.operator === OR ? AND : OR;
    const between = rewritten.terms.slice(from + 1, to).map(({ operator }) => operator);
    if (!between.includes(opposite) || between.includes(term.operator)) continue;
    const start = original.terms[left]?.start ?? term.start;
    const end = original.terms[right]?.end ?? term.end;
    const kind = term.operator === THEN ? 'order' : 'choice';
    const became = opposite === OR ? 'or' : 'and';
    found.push(lostOrDoubtful(kind, 'doubtful', start, end, `${quoted(original, term)} became "${became}"`));
  }
  return found;
}

/** What a number counts tells more than the number: "at least one digit and at least one sign". */
function neighbour({ terms, statementOf }: Reading, at: number, step: number): number {
  for (let k = at + step; Math.abs(k - at) <= REACH && statementOf[k] === statementOf[at]; k += step) {
    const term = terms[k];
    if (!term || (term.type === BREAK && term.flags & STRONG)) return -1;
    if (term.type === CONTENT || term.type === SPAN) return k;
    if (term.type === NUMBER && terms[k + step]?.type !== CONTENT) return k;
  }
  return -1;
}
