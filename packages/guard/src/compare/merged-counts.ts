import { operatorNumber } from '../lexicon/operator.ts';
import { ACTION, CONTENT, LIGHT, NUMBER, PLURAL } from '../read/term.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';

const AND = operatorNumber('!and');

/**
 * "List at most 5 risks. List the mitigations." that became "list at most 5 risks and mitigations": the
 * number now counts both. English.
 */
export function widenedCounts({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let at = 0; at + 3 < rewritten.terms.length; at++) {
    const [number, thing, joint, other] = rewritten.terms.slice(at, at + 4);
    if (number?.type !== NUMBER || number.unit !== '' || thing?.type !== CONTENT || joint?.operator !== AND)
      continue;
    if ((thing.flags & (other?.flags ?? 0) & PLURAL) === 0) continue;
    if (
      (other?.type !== CONTENT && other?.type !== LIGHT) ||
      !/^\s*$/.test(rewritten.text.slice(joint.end, other.start))
    )
      continue;
    const from = [at, at + 1, at + 3].map((k) => matches.ofRewritten[k] ?? -1);
    const [ofNumber, ofThing, ofOther] = from.map((k) => original.statementOf[k] ?? -1);
    if (ofNumber === -1 || ofOther === -1 || ofNumber !== ofThing || ofNumber === ofOther) continue;
    const [, , last = -1] = from;
    if (matches.ofOriginal[last] !== at + 3 || hasNumber(ofOther ?? -1)) continue;
    // "… in two sentences and name the date": what the other sentence begins with is asked for by itself.
    if (last <= firstOf(ofOther ?? -1) || (original.terms[last]?.flags ?? 0) & ACTION) continue;
    const { start = 0, end = 0 } = original.terms[last] ?? {};
    found.push(doubtOf('quantity', { start, end }, `${quoted(rewritten, number)} now counts it as well`));
  }
  return found;

  /** The first word of a sentence. */
  function firstOf(s: number): number {
    const { from = 0, to = 0 } = original.statements[s] ?? {};
    return from + original.terms.slice(from, to).findIndex(({ type }) => type === CONTENT || type === LIGHT);
  }

  /** Whether a sentence counts something itself. */
  function hasNumber(s: number): boolean {
    const { from = 0, to = 0 } = original.statements[s] ?? {};
    return original.terms.slice(from, to).some(({ type }) => type === NUMBER);
  }
}
