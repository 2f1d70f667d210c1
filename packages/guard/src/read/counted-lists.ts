import { JOINTS } from '../lexicon/operator.ts';
import { ACTION, BREAK, CAPITAL, NUMBER, ORDINAL, SPAN, STRONG, type Term, WEAK } from './term.ts';

/** Who counts more members than these checks them. */
const FEWEST = 2;
const MOST = 6;
/** So many terms at most stand between a count and what it counts, and in a member. */
const REACH = 4;
const LONGEST = 5;
/** They announce an enumeration. */
const OPENING = new Set([':', '(', '—', '–']);

/**
 * Counts that stand beside all that they count say nothing more: "two keys, "a" and "b"". From `from` to `to`
 * is one statement.
 */
export function markCounted(terms: readonly Term[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const term = terms[at];
    if (!term || !mayGo(term)) continue;
    const opening = openingBehind(terms, at, to);
    if (opening >= 0 && membersFrom(terms, opening, to) === term.value) term.flags |= WEAK;
  }
}

const mayGo = ({ type, unit, bound, value, flags }: Term): boolean =>
  type === NUMBER &&
  unit === '' &&
  bound === '' &&
  (flags & ORDINAL) === 0 &&
  Number.isInteger(value) &&
  value >= FEWEST &&
  value <= MOST;

/** Index of the sign that opens an enumeration behind a count, -1 for none. */
function openingBehind(terms: readonly Term[], at: number, to: number): number {
  for (let k = at + 1; k < to && k <= at + REACH; k++) {
    const term = terms[k];
    if (term?.type === NUMBER) return -1;
    if (term?.type === BREAK) return k > at + 1 && (term.key === ',' || OPENING.has(term.key)) ? k : -1;
  }
  return -1;
}

/** How many members an enumeration has; 0 for what is none. */
function membersFrom(terms: readonly Term[], opening: number, to: number): number {
  const isAnnounced = terms[opening]?.key !== ',';
  let members = 0;
  let length = 0;
  for (let k = opening + 1; k <= to; k++) {
    const term = k < to ? terms[k] : undefined;
    const ends = !term || (term.type === BREAK && (term.flags & STRONG) !== 0);
    if (ends || term.type === BREAK || JOINTS.has(term.operator)) {
      if (length > 0) members++;
      length = 0;
      if (ends) return members;
      continue;
    }
    if (++length > LONGEST || (!isAnnounced && !isName(term))) return 0;
  }
  return members;
}

/** Behind a comma what is no name may go on with the sentence: "two keys, sorted and trimmed". */
const isName = ({ type, flags }: Term): boolean =>
  type === SPAN || ((flags & CAPITAL) !== 0 && (flags & ACTION) === 0);
