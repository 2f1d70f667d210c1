import { quoted } from './compare/finding.ts';
import type { Detail, Place, Verdict } from './types.ts';

/** A place where a statement begins. */
type Start = Pick<Place, 'start'>;

/** What is told first of a sentence: numbers and bounds, negations, conditions, order; then the wording. */
const RANKS: readonly (readonly string[])[] = [
  ['material', 'code', 'data', 'placeholder', 'sign', 'link', 'email', 'path'],
  ['quantity', 'bound', 'unit', 'date', 'time', 'language'],
  ['negation', 'exclusive', 'exception', 'opposite'],
  ['condition', 'choice'],
  ['place', 'order', 'direction', 'role', 'possession', 'comparison'],
  ['modality', 'quantifier', 'format', 'quote', 'name'],
];
const RANK_OF = new Map(RANKS.flatMap((kinds, rank) => kinds.map((kind) => [kind, rank + 1] as const)));
const WORDING = RANKS.length + 1;
const WORDING_KINDS = new Set(['word']);

/** Whether findings of a kind say no more than that words were left out that only say how something is. */
export const isWording = (kind: string): boolean => WORDING_KINDS.has(kind);
const REQUESTS = new Set(['statement', 'list item']);

/** A finding with a verdict that names it. */
interface Entry extends Place {
  kind: string;
  verdict: Verdict;
  reason?: string;
  where?: Place;
}

/** One finding about a sentence: its gravest part, the passage of all of them, and the other parts. */
export type Merged<T extends Entry> = T & { details?: Detail[] };

/** One entry for each sentence of what was found: `mergeFindings`, of the passage of all of them. */
export function mergeBySentence<T extends Entry>(
  found: readonly T[],
  sentences: readonly (Start & Partial<Place>)[],
  text: string,
): Merged<T>[] {
  const groups = new Map<number, T[]>();
  for (const entry of found) {
    const at = sentenceAt(sentences, entry.start);
    const known = groups.get(at);
    if (known) known.push(entry);
    else groups.set(at, [entry]);
  }
  return [...groups].map(([at, group]) => mergeFindings(group, text, sentences[at], passageOf(group)));
}

/** From the first to the last of some places. */
export const passageOf = (places: readonly Place[]): Place => ({
  start: Math.min(...places.map(({ start }) => start)),
  end: Math.max(...places.map(({ end }) => end)),
});

/**
 * Makes one finding of all that are about the same sentence: what several checks say of it is one thing to
 * look at. A request that is gone comes first, then numbers, negations, conditions, order and wording, a
 * certain loss before all doubts. The last parameter is the place of what is made.
 */
export function mergeFindings<T extends Entry>(
  group: readonly T[],
  text: string,
  sentence: Partial<Place> | undefined,
  { start, end }: Place,
): Merged<T> {
  const ranked = group.toSorted(
    (a, b) => gravity(a, sentence) - gravity(b, sentence) || a.start - b.start || b.end - a.end,
  );
  const [first, ...others] = ranked;
  if (!first) throw new Error('A group has a finding');
  const details = detailsOf(first, others, text);
  // The entry is about the whole place, so the reason says which words of it are meant.
  const isPart = first.start > start || first.end < end;
  const reason =
    isPart && !first.reason?.startsWith('"') ? `${quoted({ text }, first)}: ${first.reason}` : first.reason;
  return {
    ...first,
    start,
    end,
    ...(reason ? { reason: reason } : {}),
    ...(details.length > 0 ? { details } : {}),
  };
}

/** What is said beside the first finding, each thing once. */
function detailsOf(first: Entry, others: readonly Entry[], text: string): Detail[] {
  const said = new Set([`${first.kind} ${first.start}`]);
  return others.flatMap(({ kind, verdict, reason = '', start, end }): Detail[] => {
    const name = `${kind} ${start}`;
    if (verdict === 'kept' || said.has(name)) return [];
    said.add(name);
    return [{ kind, text: text.slice(start, end), start, end, verdict, reason }];
  });
}

/** The less, the graver. */
const gravity = (entry: Entry, sentence: Partial<Place> | undefined): number =>
  (entry.verdict === 'lost' ? 0 : WORDING + 1) + rankOf(entry, sentence);

/**
 * A statement that is gone as a whole comes before all else, one of which words are gone counts as wording.
 */
const rankOf = ({ kind, start, end }: Entry, sentence: Partial<Place> | undefined): number =>
  REQUESTS.has(kind) && start <= (sentence?.start ?? -1) && end >= (sentence?.end ?? Infinity)
    ? 0
    : (RANK_OF.get(kind) ?? WORDING);

/** Index of the last sentence that starts at `offset` or before. */
export function sentenceAt(sentences: readonly Start[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
