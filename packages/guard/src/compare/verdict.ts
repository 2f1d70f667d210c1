import { CONTENT } from '../read/term.ts';
import type { Finding, Pair } from './finding.ts';
import { isFound } from './match.ts';

/** What is certainly lost where a statement says the same otherwise. */
const PLAIN = new Set([
  'negation',
  'exclusive',
  'quantity',
  'date',
  'time',
  'bound',
  'unit',
  'opposite',
  'exception',
  'order',
  'choice',
]);

/**
 * Says of a doubt whether it is certain: in a statement of which every other word is found again, and to which none was added, a
 * number, a negation or a bound that changed leaves no other reading.
 */
export function certain(pair: Pair, finding: Finding): Finding {
  if (finding.verdict === 'lost' || finding.added || finding.isGuess || !PLAIN.has(finding.kind))
    return finding;
  return isOtherwiseSame(pair, finding) ? { ...finding, verdict: 'lost' } : finding;
}

/** Longer statements are no sentences, in terms. */
const SENTENCE = 120;

function isOtherwiseSame({ original, rewritten, matches }: Pair, finding: Finding): boolean {
  const { start, end } = finding;
  const s = statementAt(original.statements, start);
  const own = original.statements[s];
  const home = rewritten.statements[matches.home[s] ?? -1];
  if (!own || !home || end > own.end || own.to - own.from > SENTENCE || home.to - home.from > SENTENCE)
    return false;
  let words = 0;
  for (let i = own.from; i < own.to; i++) {
    const term = original.terms[i];
    if (term?.type !== CONTENT || (start <= term.start && term.end <= end && !isFound(matches.ofOriginal, i)))
      continue;
    if (!isFound(matches.ofOriginal, i)) return false;
    words++;
  }
  for (let k = home.from; k < home.to; k++) {
    const term = rewritten.terms[k];
    const origin = matches.ofRewritten[k] ?? -1;
    if (term?.type === CONTENT && original.statementOf[origin] !== s && finding.kind !== 'opposite')
      return false;
  }
  return words > 0;
}

/** Index of the last statement that starts at `offset` or before. */
function statementAt(statements: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
