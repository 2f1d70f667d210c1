import { append } from '@refinery/text/append.ts';
import type { Reading, Statement } from './statements.ts';
import { CONTENT, PROTECTED, QUANTITY } from './stream.ts';

/** Statements of the original that changed, with those of the refined text that say what they said. */
export interface Group {
  own: Statement[];
  other: Statement[];
  /** One statement on each side, with the same words in the same order: they differ in numbers, negators and the like only. */
  sameWords: boolean;
}

export interface Alignment {
  groups: Group[];
  /** For each statement of the original the index of the statement of the refined text that stands for it, or -1. */
  partners: Int32Array;
  /** Items of lists that the refined text says once though several lists of the original have them. */
  unmatchedRepeats: Statement[];
}

/** A word in more changed statements than this says little about which belong together. */
const MOST_PLACES = 48;
/** Share of the words of the shorter statement that two statements must have in common to belong together. */
const ENOUGH = 0.34;

/** Pairs statements that say the same wherever they stand, and groups the rest by the words they share. Linear. */
export function align(original: Reading, refined: Reading): Alignment {
  const partners = new Int32Array(original.statements.length).fill(-1);
  const waiting = new Map<number, number[]>();
  for (let t = refined.statements.length - 1; t >= 0; t--) {
    const statement = refined.statements[t];
    if (!statement) continue;
    const list = waiting.get(statement.signature);
    if (list) list.push(t);
    else waiting.set(statement.signature, [t]);
  }
  const own: number[] = [];
  const repeats: number[] = [];
  for (let s = 0; s < original.statements.length; s++) {
    const statement = original.statements[s];
    if (!statement || statement.from === statement.to) continue;
    const list = waiting.get(statement.signature);
    const partner = list?.pop();
    if (partner !== undefined) partners[s] = partner;
    else if (list) repeats.push(s);
    else own.push(s);
  }
  const stated = signaturesOf(original);
  const other: number[] = [];
  for (const [signature, list] of waiting) if (list.length > 0 && !stated.has(signature)) append(other, list);
  const groups =
    own.length === 0 && (repeats.length === 0 || other.length === 0)
      ? []
      : group(
          original,
          refined,
          own,
          repeats,
          other.sort((a, b) => a - b),
          partners,
        );
  return { groups, partners, unmatchedRepeats: repeatsOfOtherLists(original, partners, repeats) };
}

function signaturesOf(reading: Reading): Set<number> {
  return new Set(reading.statements.map((statement) => statement.signature));
}

/** A list may say its item once less, not another list. */
function repeatsOfOtherLists(
  original: Reading,
  partners: Int32Array,
  repeats: readonly number[],
): Statement[] {
  const items = repeats.flatMap((s) => original.statements[s] ?? []).filter((one) => one.list >= 0);
  if (items.length === 0) return [];
  const kept = new Set<string>();
  for (const [s, statement] of original.statements.entries())
    if (partners[s] !== -1) kept.add(`${statement.list} ${statement.signature}`);
  return items.filter((one) => !kept.has(`${one.list} ${one.signature}`));
}

function keysOf(reading: Reading, statement: Statement | undefined): Set<string> {
  const keys = new Set<string>();
  for (let i = statement?.from ?? 0; i < (statement?.to ?? 0); i++) {
    const item = reading.stream[i];
    if (item && (item.type === CONTENT || item.type === PROTECTED || item.type === QUANTITY))
      keys.add(item.key);
  }
  return keys;
}

/**
 * Groups what changed. What the original says again and the refined text less often may be dropped, unless a changed statement stands in
 * its place.
 */
function group(
  original: Reading,
  refined: Reading,
  fresh: readonly number[],
  repeats: readonly number[],
  other: readonly number[],
  partners: Int32Array,
): Group[] {
  const places = new Places(refined, other);
  const own = [...fresh];
  const bestOwn = new Int32Array(other.length).fill(-1);
  const bestScore = new Float64Array(other.length);
  const links: [number, number][] = [];
  const link = (s: number, index: number, isFree: (t: number) => boolean): boolean => {
    let best = -1;
    let most = 0;
    for (const [t, score] of places.near(keysOf(original, original.statements[s]))) {
      if (!isFree(t)) continue;
      if (score > most) {
        best = t;
        most = score;
      }
      if (score > (bestScore[t] ?? 0)) {
        bestOwn[t] = index;
        bestScore[t] = score;
      }
    }
    if (best < 0) return false;
    links.push([index, best]);
    partners[s] = other[best] ?? -1;
    return true;
  };
  for (const [index, s] of fresh.entries()) link(s, index, () => true);
  const taken = Int32Array.from(bestOwn);
  // What took the place of a repeated placeholder shares no word with it.
  const strangers = [...other.keys()].filter(
    (t) => taken[t] === -1 && holdsSpan(refined, refined.statements[other[t] ?? -1]),
  );
  for (const s of repeats) {
    const isLinked = link(s, own.length, (t) => taken[t] === -1);
    const stranger = !isLinked && holdsSpan(original, original.statements[s]) ? strangers.pop() : undefined;
    if (stranger !== undefined) links.push([own.length, stranger]);
    if (isLinked || stranger !== undefined) own.push(s);
  }
  const joined = new Joined(own.length + other.length);
  for (const [s, t] of links) joined.join(s, own.length + t);
  for (const [t, s] of bestOwn.entries()) if (s >= 0) joined.join(s, own.length + t);
  return collect(original, refined, own, other, joined);
}

function holdsSpan({ stream }: Reading, statement: Statement | undefined): boolean {
  for (let i = statement?.from ?? 0; i < (statement?.to ?? 0); i++)
    if (stream[i]?.span === 'placeholder') return true;
  return false;
}

/** Which changed statements of the refined text have which words. */
class Places {
  private readonly places = new Map<string, number[]>();
  private readonly sizes: number[];

  constructor(refined: Reading, other: readonly number[]) {
    this.sizes = other.map((t, index) => {
      const keys = keysOf(refined, refined.statements[t]);
      for (const key of keys) {
        const list = this.places.get(key);
        if (!list) this.places.set(key, [index]);
        else if (list.length < MOST_PLACES) list.push(index);
      }
      return keys.size;
    });
  }

  /** Statements with enough of the words and how much these tell: rare words more than frequent ones, numbers little. */
  near(keys: ReadonlySet<string>): Map<number, number> {
    const counts = new Map<number, number>();
    const scores = new Map<number, number>();
    for (const key of keys) {
      const list = this.places.get(key) ?? [];
      const initial = key.charCodeAt(0);
      const weight = (initial >= 48 && initial <= 57 ? 0.3 : 1) / list.length;
      for (const t of list) {
        counts.set(t, (counts.get(t) ?? 0) + 1);
        scores.set(t, (scores.get(t) ?? 0) + weight);
      }
    }
    for (const [t, count] of counts)
      if (count < ENOUGH * Math.min(keys.size, this.sizes[t] ?? 0)) scores.delete(t);
    return scores;
  }
}

function collect(
  original: Reading,
  refined: Reading,
  own: readonly number[],
  other: readonly number[],
  joined: Joined,
): Group[] {
  const groups = new Map<number, Group>();
  const groupAt = (index: number): Group => {
    const root = joined.root(index);
    const known = groups.get(root);
    if (known) return known;
    const made: Group = { own: [], other: [], sameWords: false };
    groups.set(root, made);
    return made;
  };
  for (const [index, s] of own.entries()) groupAt(index).own.push(...[original.statements[s] ?? []].flat());
  for (const [index, t] of other.entries())
    groupAt(own.length + index).other.push(...[refined.statements[t] ?? []].flat());
  for (const one of groups.values())
    one.sameWords =
      one.own.length === 1 && one.other.length === 1 && one.own[0]?.skeleton === one.other[0]?.skeleton;
  return [...groups.values()].filter((one) => one.own.length > 0);
}

/** Disjoint sets of indices (union–find with path halving). */
class Joined {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, index) => index);
  }

  root(index: number): number {
    let at = index;
    for (let up = this.parents[at] ?? at; up !== at; up = this.parents[at] ?? at) {
      this.parents[at] = this.parents[up] ?? up;
      at = up;
    }
    return at;
  }

  join(a: number, b: number): void {
    this.parents[this.root(a)] = this.root(b);
  }
}
