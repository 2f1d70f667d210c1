import { JOINTS, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { ACTION, BREAK, CONTENT, LIGHT, OPERATOR } from '../read/term.ts';
import type { Place } from '../types.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound } from './match.ts';

/**
 * Members of an enumeration that are gone while their neighbours are kept: "price and colour" that became
 * "price".
 */
export function droppedMembers({ original, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const { terms, statementOf } = original;
  for (let i = 1; i + 1 < terms.length; i++) {
    const term = terms[i];
    if (!term || !JOINTS.has(term.operator) || matches.same[statementOf[i] ?? 0]) continue;
    const clause = goneClause(original, matches.ofOriginal, i);
    if (clause) found.push(lostOrDoubtful('statement', 'doubtful', clause.start, clause.end, 'it is gone'));
    const pairOfWords = clause ? undefined : gonePair(original, matches.ofOriginal, i);
    if (pairOfWords)
      found.push(lostOrDoubtful('statement', 'doubtful', pairOfWords.start, pairOfWords.end, 'it is gone'));
    for (const step of clause || pairOfWords ? [] : [-1, 1]) {
      const at = memberAt(original, i, step);
      const other = memberAt(original, i, -step);
      const member = terms[at];
      if (
        !member ||
        !isWhole(original, at, step) ||
        other < 0 ||
        isFound(matches.ofOriginal, at) ||
        !isFound(matches.ofOriginal, other)
      )
        continue;
      found.push(lostOrDoubtful('statement', 'doubtful', member.start, member.end, 'it is gone'));
    }
  }
  return found;
}

/** What stands behind a joint to the end of its clause, where not one of its several words is found again. */
function goneClause({ terms, statementOf }: Reading, places: Int32Array, joint: number): Place | undefined {
  let words = 0;
  let last = joint;
  for (let k = joint + 1; statementOf[k] === statementOf[joint] && terms[k]?.type !== BREAK; k++) {
    const { type = BREAK } = terms[k] ?? {};
    if (type === LIGHT || type === OPERATOR) continue;
    if (isFound(places, k)) return undefined;
    if (type === CONTENT) words++;
    last = k;
  }
  const isKept = isFound(places, joint - 1);
  const [first, end] = [terms[joint + 1], terms[last]];
  return isKept && words >= FEWEST && first && end ? { start: first.start, end: end.end } : undefined;
}

/**
 * A member of two words in front of a joint, behind the verb that is kept: "keep the page numbers and the
 * title".
 */
function gonePair({ terms }: Reading, places: Int32Array, joint: number): Place | undefined {
  const [verb, first, second] = [terms[joint - 3], terms[joint - 2], terms[joint - 1]];
  if (first?.type !== CONTENT || second?.type !== CONTENT || !verb || !(verb.flags & ACTION))
    return undefined;
  const isGone = (k: number): boolean => !isFound(places, k);
  const isKept = !isGone(joint - 3) && (!isGone(joint + 1) || !isGone(joint + 2));
  return isKept && isGone(joint - 2) && isGone(joint - 1)
    ? { start: first.start, end: second.end }
    : undefined;
}

/** A clause of so few words may be said otherwise. */
const FEWEST = 3;

const MODALS = operatorSet('!must !should !may !not');

/** They close an enumeration in Japanese. */
const PARTICLES = /[をはがの]/;

/**
 * Whether a member of an enumeration is one word: what is longer may be a clause, which may be said
 * otherwise.
 */
function isWhole({ text, terms, statementOf }: Reading, at: number, step: number): boolean {
  const next = terms[at + step];
  if (step > 0 && PARTICLES.test(text[terms[at]?.end ?? 0] ?? '')) return true;
  if (!next || statementOf[at + step] !== statementOf[at] || next.type === BREAK) return true;
  if (step < 0) return JOINTS.has(next.operator);
  return next.type !== CONTENT && next.type !== LIGHT && !MODALS.has(next.operator);
}

/** Index of the word of content next to a joint, behind an owner's word at most; -1 for none. */
function memberAt({ terms }: Reading, joint: number, step: number): number {
  const at = terms[joint + step]?.type === OPERATOR ? joint + 2 * step : joint + step;
  return terms[at]?.type === CONTENT ? at : -1;
}
