import { CONDITIONS, JOINTS, NEGATIONS, operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, LIGHT, OPERATOR } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** A condition and what follows from it, or what follows otherwise. All are indices of terms. */
interface Branch {
  from: number;
  /** Where the condition ends; `from` for "otherwise". */
  then: number;
  to: number;
  /** The condition is turned: by "unless", or by an odd number of negations. */
  isTurned: boolean;
}

const UNLESS = operatorNumber('!unless');
const OTHERWISE = operatorNumber('!otherwise');

/**
 * What follows from conditions and changed places: "if it rains, stay; if it snows, ski" that became "if it
 * rains, ski; if it snows, stay".
 */
export function exchangedBranches(pair: Pair): Finding[] {
  const { original, rewritten } = pair;
  const own = branchesOf(original);
  const others = own.length > 1 ? branchesOf(rewritten) : [];
  const sources = sourcesOf(pair, own, others);
  const strayed = others.flatMap((other, b) => {
    const source = sources[b] ?? -1;
    const giver = source < 0 ? -1 : giverOf(pair, own, other);
    return giver >= 0 && giver !== source ? [{ source, giver }] : [];
  });
  const givers = new Set(strayed.map(({ giver }) => giver));
  return strayed
    .filter(({ source }) => givers.has(source))
    .map(({ source }) => {
      const { from = 0, to = 0 } = own[source] ?? {};
      const [start, end] = [original.terms[from]?.start ?? 0, original.terms[to - 1]?.end ?? 0];
      return lostOrDoubtful('condition', 'doubtful', start, end, 'something else follows from it');
    });
}

/** Longer ones are none, in terms. */
const LONGEST = 40;

/** Conditions in front of what follows from them, and "otherwise", in order. */
function branchesOf(reading: Reading): Branch[] {
  const { terms, statementOf, statements } = reading;
  const found: Branch[] = [];
  for (const [at, { operator }] of terms.entries()) {
    if (!(CONDITIONS.has(operator) || operator === OTHERWISE) || !isLeading(reading, at)) continue;
    const last = found.at(-1);
    if (last) last.to = Math.min(last.to, at);
    const to = statements[statementOf[at] ?? -1]?.to ?? at;
    let then = at;
    if (operator !== OTHERWISE)
      while (then < Math.min(to, at + LONGEST) && terms[then]?.type !== BREAK) then++;
    const turns = terms.slice(at, then).filter((term) => NEGATIONS.has(term.operator)).length;
    const isTurned = (turns + (operator === UNLESS ? 1 : 0)) % 2 === 1;
    found.push({ from: at, then, to, isTurned });
  }
  return found;
}

/** Whether a clause begins at a term. */
function isLeading({ terms, statementOf }: Reading, at: number): boolean {
  const before = statementOf[at - 1] === statementOf[at] ? terms[at - 1] : undefined;
  return before === undefined || before.type === BREAK || JOINTS.has(before.operator);
}

const isOtherwise = (branch: Branch | undefined): boolean =>
  branch !== undefined && branch.then === branch.from;

/**
 * Per branch of the rewritten text the one of the original that holds in the same case, -1 where none is
 * known to. A condition that was turned holds where the other one's "otherwise" does.
 */
function sourcesOf(pair: Pair, own: readonly Branch[], others: readonly Branch[]): number[] {
  const found: number[] = [];
  for (const other of others) {
    const last = found.at(-1) ?? -1;
    const source = isOtherwise(other)
      ? last
      : mostly(pair, other.from, other.then, own, (branch) => [branch.from, branch.then]);
    const isSame = !isOtherwise(other) && own[source]?.isTurned === other.isTurned;
    if (source < 0 || isSame) found.push(source);
    else if (isOtherwise(own[source])) found.push(source - 1);
    else found.push(isOtherwise(own[source + 1]) ? source + 1 : -1);
  }
  return found;
}

/** The branch of the original from which a branch of the rewritten text has what follows. */
const giverOf = (pair: Pair, own: readonly Branch[], { then, to }: Branch): number =>
  mostly(pair, then, to, own, (branch) => [branch.then, branch.to]);

/** The branch in whose part most of the words between two terms of the rewritten text stood, -1 for none. */
function mostly(
  { rewritten, matches }: Pair,
  from: number,
  to: number,
  own: readonly Branch[],
  partOf: (branch: Branch) => readonly [number, number],
): number {
  const counts = new Map<number, number>();
  for (let k = from; k < to; k++) {
    const { type = BREAK } = rewritten.terms[k] ?? {};
    const source = matches.ofRewritten[k] ?? -1;
    if (type === BREAK || type === LIGHT || type === OPERATOR || matches.ofOriginal[source] !== k) continue;
    const b = branchAt(own, source);
    const [start, end] = own[b] ? partOf(own[b]) : [0, 0];
    const isThere = source >= start && source < end;
    counts.set(isThere ? b : -1, (counts.get(isThere ? b : -1) ?? 0) + 1);
  }
  let best = -1;
  for (const [b, count] of counts) if (count > (counts.get(best) ?? 0)) best = b;
  return best;
}

/** Index of the branch that a term stands in, -1 for none. */
function branchAt(branches: readonly Branch[], at: number): number {
  let low = 0;
  let high = branches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((branches[middle]?.from ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const branch = branches[low - 1];
  return branch && at < branch.to ? low - 1 : -1;
}
