import { parentHashes, pathHashes } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { CONTENT, LIGHT, OPERATOR, type Term } from '../read/term.ts';
import { isDeniedBy } from './denied-phrases.ts';
import { isMatchable, Places } from './places.ts';

/** A candidate further away in its text than so many others of its word is not looked at. */
const MOST_CANDIDATES = 12;

/** Which term of the rewritten text says what a term of the original says. */
export interface Matches {
  /** Per term of the original the index of a term of the rewritten text, -1 for none. */
  ofOriginal: Int32Array;
  /** Per term of the rewritten text the index of a term of the original that says it, -1 for none. */
  ofRewritten: Int32Array;
  /**
   * Index of the statement of the rewritten text that a statement of the original became for the most part,
   * -1 for none.
   */
  home: Int32Array;
  /** Statements of the original that stand in the rewritten text as they are. */
  same: Uint8Array;
}

/** Whether a term has found one that says the same. */
export const isFound = (places: Int32Array, at: number): boolean => (places[at] ?? -1) >= 0;

/** Index of the statement that the one of a term became, -1 for none. */
export const homeOf = ({ statementOf }: Reading, { home }: Matches, at: number): number =>
  home[statementOf[at] ?? -1] ?? -1;

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Languages that write several words as one. */
const COMPOUNDING: ReadonlySet<string> = new Set(['de']);

/** Pairs the words of two texts. Linear in their lengths. */
export function matchTerms(original: Reading, rewritten: Reading): Matches {
  const matches: Matches = {
    ofOriginal: new Int32Array(original.terms.length).fill(-1),
    ofRewritten: new Int32Array(rewritten.terms.length).fill(-1),
    home: new Int32Array(original.statements.length).fill(-1),
    same: new Uint8Array(original.statements.length),
  };
  pairSame(original, rewritten, matches);
  if (matches.same.every(Boolean) && original.statements.length === rewritten.statements.length)
    return matches;
  const places = new Places(rewritten.terms, COMPOUNDING.has(rewritten.language));
  for (let s = 0; s < original.statements.length; s++)
    if (!matches.same[s]) matchStatement(original, rewritten, s, places, matches);
  let origins: Places | undefined;
  for (let i = 0; i < rewritten.terms.length; i++) {
    const term = rewritten.terms[i];
    if (!term || isFound(matches.ofRewritten, i) || !isMatchable(term)) continue;
    origins ??= new Places(original.terms, COMPOUNDING.has(rewritten.language));
    const [first] = origins.of(term);
    if (first !== undefined && !isDeniedBy(original, first, rewritten, i)) matches.ofRewritten[i] = first;
  }
  return matches;
}

/** Statements that say the same in the same words: of equal ones those that stand under the same. */
function pairSame(original: Reading, rewritten: Reading, matches: Matches): void {
  const taken = new Uint8Array(rewritten.statements.length);
  if (repeatsItself(original) || repeatsItself(rewritten))
    for (const keysOf of [pathHashes, parentHashes])
      pairEqual(original, rewritten, matches, { taken, own: keysOf(original), other: keysOf(rewritten) });
  const hashes = ({ statements }: Reading): number[] => statements.map(({ hash }) => hash);
  pairEqual(original, rewritten, matches, { taken, own: hashes(original), other: hashes(rewritten) });
}

const repeatsItself = ({ statements }: Reading): boolean =>
  new Set(statements.map(({ hash }) => hash)).size < statements.length;

/** What statements of both texts are known by, and those of the rewritten one that have their counterpart. */
interface Known {
  taken: Uint8Array;
  own: readonly number[];
  other: readonly number[];
}

function pairEqual(
  original: Reading,
  rewritten: Reading,
  matches: Matches,
  { taken, own, other }: Known,
): void {
  const places = new Map<number, number[]>();
  for (let k = other.length - 1; k >= 0; k--) if (!taken[k]) push(places, other[k] ?? 0, k);
  for (let s = 0; s < own.length; s++) {
    const k = matches.same[s] ? undefined : places.get(own[s] ?? 0)?.pop();
    const [statement, found] = [original.statements[s], rewritten.statements[k ?? -1]];
    if (!statement || !found || k === undefined) continue;
    taken[k] = 1;
    matches.same[s] = 1;
    matches.home[s] = k;
    pairInOrder(original, statement.from, statement.to, rewritten, found.from, found.to, matches);
  }
}

function pairInOrder(
  original: Reading,
  from: number,
  to: number,
  rewritten: Reading,
  otherFrom: number,
  otherTo: number,
  matches: Matches,
): void {
  let k = otherFrom;
  for (let i = from; i < to; i++) {
    const term = original.terms[i];
    if (!term || term.type === LIGHT) continue;
    while (k < otherTo && rewritten.terms[k]?.type === LIGHT) k++;
    if (k >= otherTo) return;
    matches.ofOriginal[i] = k;
    matches.ofRewritten[k] = i;
    k++;
  }
}

const NO_PLACES: readonly number[] = [];

function matchStatement(
  original: Reading,
  rewritten: Reading,
  s: number,
  places: Places,
  matches: Matches,
): void {
  const own = original.statements[s];
  if (!own) return;
  const votes = new Map<number, number>();
  const candidates: (readonly number[])[] = [];
  const seen: number[] = [];
  for (let i = own.from; i < own.to; i++) {
    const term = original.terms[i];
    const said = term && isMatchable(term) ? near(places.of(term), i, original, rewritten) : NO_PLACES;
    const found = term?.type === CONTENT ? said.filter((k) => !isDeniedBy(original, i, rewritten, k)) : said;
    candidates.push(found);
    if (term?.type === LIGHT) continue;
    seen.length = 0;
    for (const k of found) {
      const statement = rewritten.statementOf[k] ?? -1;
      if (seen.includes(statement)) continue;
      seen.push(statement);
      votes.set(statement, (votes.get(statement) ?? 0) + 1 / found.length);
    }
  }
  let home = -1;
  let most = 0;
  for (const [statement, count] of votes)
    if (count > most) {
      home = statement;
      most = count;
    }
  matches.home[s] = home;
  let last = -1;
  for (let i = own.from; i < own.to; i++) {
    if (original.terms[i]?.type === OPERATOR) continue;
    const best = pick(candidates[i - own.from] ?? NO_PLACES, votes, last, rewritten, matches);
    if (best < 0) continue;
    matches.ofOriginal[i] = best;
    if (!isFound(matches.ofRewritten, best)) matches.ofRewritten[best] = i;
    last = best;
  }
  matchOperators(original, rewritten, own, home, matches);
}

/** So many terms from the words around it an operator is looked for. */
const NEIGHBOURHOOD = 60;

/**
 * Pairs the operators of a statement, when its words have found theirs: each with the nearest to where the
 * words around it stand.
 */
function matchOperators(
  original: Reading,
  rewritten: Reading,
  own: Statement,
  home: number,
  matches: Matches,
): void {
  const statement = rewritten.statements[home];
  if (!statement) return;
  const behind: number[] = new Array(own.to - own.from + 1).fill(-1);
  for (let i = own.to - 1; i >= own.from; i--) {
    const place = original.terms[i]?.type === OPERATOR ? -1 : (matches.ofOriginal[i] ?? -1);
    behind[i - own.from] = place >= 0 ? place : (behind[i - own.from + 1] ?? -1);
  }
  let before = -1;
  for (let i = own.from; i < own.to; i++) {
    const term = original.terms[i];
    if (term?.type !== OPERATOR) {
      const place = matches.ofOriginal[i] ?? -1;
      if (place >= 0) before = place;
      continue;
    }
    const after = behind[i - own.from] ?? -1;
    const other = sameOperator(term, statement, rewritten, matches, before, after);
    if (other < 0) continue;
    matches.ofOriginal[i] = other;
    matches.ofRewritten[other] = i;
  }
}

/** The nearest free use of the same operator in the statement that this one became. */
function sameOperator(
  term: Term,
  statement: Statement,
  rewritten: Reading,
  matches: Matches,
  before: number,
  after: number,
): number {
  const isIn = (place: number): boolean => place >= statement.from && place < statement.to;
  const hasBefore = isIn(before);
  const hasAfter = isIn(after);
  const middle = hasBefore ? before : hasAfter ? after : statement.from;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  const to = Math.min(statement.to, middle + NEIGHBOURHOOD);
  for (let k = Math.max(statement.from, middle - NEIGHBOURHOOD); k < to; k++) {
    if (rewritten.terms[k]?.operator !== term.operator || isFound(matches.ofRewritten, k)) continue;
    const distance = (hasBefore ? Math.abs(k - before) : 0) + (hasAfter ? Math.abs(k - after) : 0);
    if (distance >= least) continue;
    best = k;
    least = distance;
  }
  return best;
}

/** The candidate in the likeliest statement, of those the one nearest behind the word before. */
function pick(
  candidates: readonly number[],
  votes: ReadonlyMap<number, number>,
  last: number,
  rewritten: Reading,
  matches: Matches,
): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const k of candidates) {
    const distance = last < 0 ? 0 : k > last ? k - last : (last - k) * 2;
    const taken = isFound(matches.ofRewritten, k) ? 0.7 : 0;
    const score = (votes.get(rewritten.statementOf[k] ?? -1) ?? 0) - distance * 0.02 - taken;
    if (score > most) {
      best = k;
      most = score;
    }
  }
  return best;
}

/** Of many candidates those at about the same place of the text. */
function near(
  candidates: readonly number[],
  at: number,
  original: Reading,
  rewritten: Reading,
): readonly number[] {
  if (candidates.length <= MOST_CANDIDATES) return candidates;
  const wanted = (at / original.terms.length) * rewritten.terms.length;
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - (MOST_CANDIDATES >> 1), candidates.length - MOST_CANDIDATES));
  return candidates.slice(from, from + MOST_CANDIDATES);
}
