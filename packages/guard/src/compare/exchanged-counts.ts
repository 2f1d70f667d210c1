import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, NUMBER } from '../read/term.ts';
import type { Place } from '../types.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/**
 * "Three stanzas of four lines" and "four stanzas of three lines": each number counts what the other one
 * did.
 */
export function exchangedCounts({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const s of original.statements.keys()) {
    const home = matches.home[s] ?? -1;
    if (home < 0) continue;
    const own = countsIn(original, s);
    if (own.length < 2) continue;
    const now = countsIn(rewritten, home);
    const isNow = (number: string, thing: string): boolean =>
      now.some((count) => count.number === number && count.thing === thing);
    for (const [k, count] of own.entries()) {
      const other = own.slice(k + 1).find(({ number, thing }) => {
        if (number === count.number || thing === count.thing) return false;
        if (isNow(count.number, count.thing) || isNow(number, thing)) return false;
        return isNow(count.number, thing) && isNow(number, count.thing);
      });
      if (!other) continue;
      const place = { start: count.start, end: other.end };
      found.push(doubtOf('quantity', place, 'these numbers changed places'));
      break;
    }
  }
  return found;
}

/** A number and what it counts. */
interface Count extends Place {
  number: string;
  thing: string;
}

/** A sentence has no more of them that are looked at. */
const MOST = 12;

function countsIn({ terms, statements }: Reading, s: number): Count[] {
  const { from = 0, to = 0 } = statements[s] ?? {};
  const found: Count[] = [];
  for (let at = from; at + 1 < to && found.length < MOST; at++) {
    const [number, thing] = [terms[at], terms[at + 1]];
    if (number?.type !== NUMBER || (thing?.type !== CONTENT && thing?.type !== LIGHT)) continue;
    found.push({ number: number.key, thing: thing.key, start: number.start, end: thing.end });
  }
  return found;
}
