import type { Reading } from '../read/reading.ts';
import { CONTENT } from '../read/term.ts';
import type { Place } from '../types.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/**
 * "From A to B" of languages whose prepositions for it mean too much else to be read as operators: Spanish,
 * Portuguese, French, Italian and Dutch. The places have at most four words.
 */
const ROUTE =
  /(?<!\p{L})(?:desde|del?|da|do|das|dos|dal(?:la|le|l['’])?|dai|du|des|van|depuis) ((?:[\p{L}'’-]+ ){0,3}[\p{L}'’-]+) (?:al?|à|ao|aos|às|au|aux|hacia|hasta|alla|allo|ai|alle|naar|tot|até|vers) ((?:[\p{L}'’-]+ ){0,3}[\p{L}'’-]+)/giu;

/** What moves from one place to another, and did the other way round in the original. */
export function turnedRoutes({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  if (original.language === 'en' || original.language === 'de') return found;
  const after = routesIn(rewritten);
  for (const { from, to, start, end } of after.length > 0 ? routesIn(original) : []) {
    if (matches.same[original.statementOf[from[0] ?? -1] ?? -1]) continue;
    const isAt = (own: readonly number[], other: readonly number[]): boolean =>
      own.some((i) => other.includes(matches.ofOriginal[i] ?? -1));
    const isTurned = after.some(
      (route) =>
        isAt(from, route.to) && isAt(to, route.from) && !isAt(from, route.from) && !isAt(to, route.to),
    );
    if (isTurned) found.push(lostOrDoubtful('direction', 'doubtful', start, end, 'these changed places'));
  }
  return found;
}

interface Route extends Place {
  /** Indices of the terms of either place. */
  from: number[];
  to: number[];
}

function routesIn(reading: Reading): Route[] {
  return [...reading.text.matchAll(ROUTE)].map((match) => {
    const [said, from = '', to = ''] = match;
    const start = match.index;
    const end = start + said.length;
    const fromStart = said.indexOf(from) + start;
    const left = wordsIn(reading, fromStart, fromStart + from.length);
    const right = wordsIn(reading, end - to.length, end);
    // "From the savings account to the current account": what both are tells nothing.
    const apart = (own: readonly number[], other: readonly number[]): number[] =>
      own.filter((i) => !other.some((k) => reading.terms[k]?.key === reading.terms[i]?.key));
    return { start, end, from: apart(left, right), to: apart(right, left) };
  });
}

/** Indices of the words that say something between two offsets. */
function wordsIn({ terms }: Reading, start: number, end: number): number[] {
  return terms.flatMap((term, i) =>
    term.type === CONTENT && term.start >= start && term.end <= end ? [i] : [],
  );
}
