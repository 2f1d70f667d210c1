import type { Addition, Place, Requirement } from '@refinery/guard';
import { passageAround } from '../../../refining/doubts/passage.ts';

/** Kinds of words that turn around or narrow what the rest of their sentence says. */
const TURNING: ReadonlySet<string> = new Set(['negation', 'condition', 'exception', 'exclusive']);

/**
 * Of what a text adds, that which stands in a sentence of the original and says something else with it: "not"
 * in front of what is asked for. A whole sentence with such a word is an addition like others. Linear in what
 * was found, but for its sort.
 */
export function meaningChanges(
  text: string,
  { requirements, added }: { requirements: readonly Requirement[]; added: readonly Addition[] },
): Addition[] {
  const turning = added.filter(({ kind, details = [] }) =>
    [kind, ...details.map((detail) => detail.kind)].some((each) => TURNING.has(each)),
  );
  if (turning.length === 0) return [];
  const said = requirements.flatMap(({ kind, where }) => (kind === 'statement' && where ? [where] : []));
  const starts = said.map(({ start }) => start).sort((a, b) => a - b);
  return turning.filter((addition) => isAnyWithin(starts, passageAround(text, addition)));
}

/** Whether one of the sorted offsets is in a place. */
function isAnyWithin(starts: readonly number[], { start, end }: Place): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (starts[low] ?? end) < end;
}
