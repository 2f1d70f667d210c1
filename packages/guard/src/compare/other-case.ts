import { operatorNumber } from '../lexicon/operator.ts';
import { BREAK, STRONG } from '../read/term.ts';
import { extentOf } from '../read/use-index.ts';
import { saysByItself } from './asks.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';

const OTHERWISE = operatorNumber('!otherwise');

/** "If it rains, close the roof; otherwise, open the door" that became "if it rains, close the roof". */
export function droppedOtherCases(pair: Pair): Finding[] {
  const { original, matches } = pair;
  const found: Finding[] = [];
  for (const use of original.uses) {
    const s = original.statementOf[use.at] ?? -1;
    if (use.operator !== OTHERWISE || matches.same[s] || saysOtherwise(pair, s)) continue;
    const terms = termsBehind(pair, use.at);
    if (terms.length === 0 || terms.some((i) => matches.ofRewritten[matches.ofOriginal[i] ?? -1] === i))
      continue;
    const { start } = extentOf(original, use);
    const end = original.terms[terms.at(-1) ?? use.at]?.end ?? start;
    const reason = `${quoted(original, { start, end })} is gone`;
    found.push(doubtOf('condition', { start, end }, reason));
  }
  return found;
}

/** Whether what a statement became, or a statement beside that, says what is to be done otherwise. */
function saysOtherwise({ rewritten, matches }: Pair, s: number): boolean {
  const home = matches.home[s] ?? -1;
  return [home - 1, home, home + 1].some((t) =>
    rewritten.useIndex.inStatement(t).some(({ operator }) => operator === OTHERWISE),
  );
}

/** The words of the other case: up to the end of its clause. */
function termsBehind({ original }: Pair, at: number): number[] {
  const { terms, statementOf } = original;
  const found: number[] = [];
  for (let k = at + 1; statementOf[k] === statementOf[at]; k++) {
    const term = terms[k];
    if (!term || (term.type === BREAK && term.flags & STRONG)) break;
    if (saysByItself(original, term)) found.push(k);
  }
  return found;
}
