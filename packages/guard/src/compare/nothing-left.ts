import type { Reading } from '../read/reading.ts';
import { BREAK, LIGHT } from '../read/term.ts';
import { isWord } from './asks.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/**
 * Of a result without words, the statements that nothing in `found` is about: also what says little
 * ("Write.", "Schreibe einen Text.") was something to keep.
 */
export function nothingLeft({ original, rewritten }: Pair, found: readonly Finding[]): Finding[] {
  if (!rewritten.terms.every(({ type }) => type === BREAK)) return [];
  return original.statements
    .filter((statement) => asks(original, statement) && !found.some((one) => overlaps(one, statement)))
    .map(({ start, end, item }) =>
      lostOrDoubtful(item ? 'list item' : 'statement', 'lost', start, end, 'nothing is left of the text'),
    );
}

const asks = ({ terms }: Reading, { from, to }: { from: number; to: number }): boolean =>
  terms.slice(from, to).some((term) => isWord(term) || term.type === LIGHT);

const overlaps = (one: Finding, { start, end }: { start: number; end: number }): boolean =>
  one.start < end && start < one.end;
