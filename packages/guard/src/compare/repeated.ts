import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import type { Matches } from './match.ts';

/** Share of its words that a statement needs for itself. */
const OWN = 0.5;

/**
 * Statements whose words are found again only in what other statements became: a list item that is gone while
 * its words stay.
 */
export function repeatedStatements({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const restated = restatedIn(original, rewritten, matches);
  for (let s = 0; s < original.statements.length; s++) {
    const statement = original.statements[s];
    if (!statement || matches.same[s] || restated.has(s)) continue;
    let all = 0;
    let own = 0;
    const origins = new Map<number, number>();
    for (let i = statement.from; i < statement.to; i++) {
      const place = matches.ofOriginal[i] ?? -1;
      if (original.terms[i]?.type !== CONTENT || place < 0) continue;
      all++;
      const origin = matches.ofRewritten[place] ?? -1;
      if (origin === i || original.statementOf[origin] === s) own++;
      else
        origins.set(
          original.statementOf[origin] ?? -1,
          (origins.get(original.statementOf[origin] ?? -1) ?? 0) + 1,
        );
    }
    // What one other statement says as well was said twice.
    const twice = Math.max(0, ...origins.values()) === all;
    if (all < 2 || own >= all * OWN || twice) continue;
    const kind = statement.item ? 'list item' : 'statement';
    found.push(
      lostOrDoubtful(
        kind,
        'doubtful',
        statement.start,
        statement.end,
        'only other sentences still have its words',
      ),
    );
  }
  return found;
}

/**
 * Statements of the original that a statement of the rewritten text says for the most part: pronouns stand
 * for their words.
 */
function restatedIn(
  original: Reading,
  rewritten: Reading,
  { ofOriginal, ofRewritten }: Matches,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { from, to } of rewritten.statements) {
    const counts = new Map<number, number>();
    let all = 0;
    for (let k = from; k < to; k++) {
      const origin = ofRewritten[k] ?? -1;
      if (origin < 0 || rewritten.terms[k]?.type === BREAK) continue;
      all++;
      if (ofOriginal[origin] !== k) continue;
      const s = original.statementOf[origin] ?? -1;
      counts.set(s, (counts.get(s) ?? 0) + 1);
    }
    for (const [s, count] of counts) if (count >= 3 && count > all * RESTATED) found.add(s);
  }
  return found;
}

/** Share of the words of a statement that are another one's. */
const RESTATED = 0.7;
