import type { Reading } from '../read/reading.ts';
import { CONTENT, LIGHT, NUMBER, SPAN } from '../read/term.ts';
import type { Pair } from './finding.ts';

/** By the statement of the rewritten text those that became it. */
export function originsByHome({ matches }: Pair): Map<number, number[]> {
  const found = Map.groupBy(matches.home.keys(), (s) => matches.home[s] ?? -1);
  found.delete(-1);
  return found;
}

/** The same, of those that some others became, too. */
export function mergedIn(pair: Pair): ReadonlyMap<number, readonly number[]> {
  const found = originsByHome(pair);
  for (const [t, merged] of found) if (merged.length < 2 || merged.length > MOST) found.delete(t);
  return found;
}

/** What many sentences became is a text of its own. */
const MOST = 6;

/** Whether a term says something by itself: a word, a number or protected text. */
export const says = ({ terms }: Reading, at: number): boolean => {
  const type = terms[at]?.type;
  return type === CONTENT || type === LIGHT || type === NUMBER || type === SPAN;
};

/** Where the words of a statement stand in one of the rewritten text. */
export function placesOf({ original, rewritten, matches }: Pair, t: number, s: number): number[] {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const found: number[] = [];
  for (let at = from; at < to; at++) {
    const place = matches.ofOriginal[at] ?? -1;
    if (says(original, at) && rewritten.statementOf[place] === t && matches.ofRewritten[place] === at)
      found.push(place);
  }
  return found;
}

/** Indices of the terms of a statement. */
export function placesIn({ statements }: Reading, s: number): number[] {
  const { from = 0, to = 0 } = statements[s] ?? {};
  return Array.from({ length: to - from }, (_, k) => from + k);
}
