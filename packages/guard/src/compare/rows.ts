import { CONTENT, NUMBER, OPERATOR, SPAN, type Term } from '../read/term.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/**
 * Rows of a table whose cells stand in several rows of the other: "refund | ask" and "upgrade | allow" that
 * exchanged their answers.
 */
export function splitRows({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const [s, { line, from, to, start, end }] of original.statements.entries()) {
    if (line !== 'table' || matches.same[s]) continue;
    const rows = new Set<number>();
    for (let i = from; i < to; i++) {
      if (!isCell(original.terms[i])) continue;
      const place = matches.ofOriginal[i] ?? -1;
      const row = rewritten.statementOf[place] ?? -1;
      if (matches.ofRewritten[place] === i && rewritten.statements[row]?.line === 'table') rows.add(row);
    }
    if (rows.size > 1) found.push(doubtOf('exchange', { start, end }, 'its cells now stand in several rows'));
  }
  return found;
}

/**
 * A row whose cells changed places while those of the row beside it did not: headings that exchanged their
 * columns.
 */
export function exchangedCells(pair: Pair): Finding[] {
  const { original, matches } = pair;
  const found: Finding[] = [];
  for (const [s, { line, start, end }] of original.statements.entries()) {
    if (line !== 'table' || matches.same[s] || !isReordered(pair, s)) continue;
    const beside = [s - 2, s - 1, s + 1, s + 2].filter((row) => original.statements[row]?.line === 'table');
    if (beside.every((row) => isReordered(pair, row))) continue;
    found.push(doubtOf('exchange', { start, end }, 'its cells changed places'));
  }
  return found;
}

/** Whether cells of a row stand in another order in the row that it became; a row of one cell has none. */
function isReordered({ original, rewritten, matches }: Pair, s: number): boolean {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  let last = -1;
  for (let i = from; i < to; i++) {
    const place = matches.ofOriginal[i] ?? -1;
    if (matches.ofRewritten[place] !== i || !isCell(original.terms[i])) continue;
    if (rewritten.statements[rewritten.statementOf[place] ?? -1]?.line !== 'table') continue;
    if (place < last) return true;
    last = place;
  }
  return false;
}

/** "Min" and "max" are operators. */
const CELLS = new Set([CONTENT, NUMBER, SPAN, OPERATOR]);
const isCell = (term: Term | undefined): boolean => term !== undefined && CELLS.has(term.type);
