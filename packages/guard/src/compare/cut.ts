import type { Term } from '../read/term.ts';
import { firstOfEach, isWord, weighed } from './asks.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { homeOf } from './match.ts';

/**
 * So many words that ask for something, one behind the other, are gone from their place: a part of the
 * sentence was cut out.
 */
const SHORTEST = 2;

/** Stretches of statements of which no word stands where the rest of the statement went. */
export function cutStretches(pair: Pair): Finding[] {
  const { original, matches } = pair;
  const found: Finding[] = [];
  const first = firstOfEach(original);
  for (const [s, { from, to }] of original.statements.entries()) {
    if (matches.same[s]) continue;
    const asks = weighed(original, from, to);
    let run: Term[] = [];
    for (let i = from; i <= to; i++) {
      const term = i < to ? original.terms[i] : undefined;
      const isGone = term !== undefined && !stays(pair, i, first);
      if (term && (!isWord(term) || (isGone && !asks(term)))) continue;
      if (term && isGone) {
        run.push(term);
        continue;
      }
      const [start] = run;
      const last = run.at(-1);
      if (start && last && run.length >= SHORTEST)
        found.push(lostOrDoubtful('statement', 'doubtful', start.start, last.end, 'this part is gone'));
      run = [];
    }
  }
  return found;
}

/** Whether a word was found where its statement went, or by itself somewhere else. */
function stays(pair: Pair, i: number, first: Int32Array): boolean {
  const { original, rewritten, matches } = pair;
  const place = matches.ofOriginal[i] ?? -1;
  if (place < 0) return false;
  if (rewritten.statementOf[place] === homeOf(original, matches, i)) return true;
  const owner = original.statementOf[matches.ofRewritten[place] ?? -1] ?? -1;
  return first[owner] === first[original.statementOf[i] ?? -1];
}
