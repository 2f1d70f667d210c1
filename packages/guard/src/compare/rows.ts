import { CONTENT, NUMBER, SPAN } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** Rows of a table whose cells stand in several rows of the other: "refund | ask" and "upgrade | allow" that exchanged their answers. */
export function splitRows({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const [s, { line, from, to, start, end }] of original.statements.entries()) {
    if (line !== 'table' || matches.same[s]) continue;
    const rows = new Set<number>();
    for (let i = from; i < to; i++) {
      const { type } = original.terms[i] ?? {};
      if (type !== CONTENT && type !== NUMBER && type !== SPAN) continue;
      const place = matches.ofOriginal[i] ?? -1;
      const row = rewritten.statementOf[place] ?? -1;
      if (matches.ofRewritten[place] === i && rewritten.statements[row]?.line === 'table') rows.add(row);
    }
    if (rows.size > 1)
      found.push({
        ...lostOrDoubtful('exchange', 'doubtful', start, end, 'its cells now stand in several rows'),
        isGuess: true,
      });
  }
  return found;
}
