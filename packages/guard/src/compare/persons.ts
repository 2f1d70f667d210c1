import type { Reading } from '../read/reading.ts';
import { CAPITAL, CONTENT } from '../read/term.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** Who does what, up to the verb. */
const SUBJECT =
  /(?<![\w'’])(i|you|we|they|he|she)(?:'ll|'d)? (?:(?:will|should|must|can|may|might|would|shall|then|also|always|never|needs? to|ha(?:s|ve) to|wants? to) ){0,2}(?=[a-z])/gi;

/** They stand for somebody who was named before. */
const ABSENT: ReadonlySet<string> = new Set(['he', 'she', 'they']);

/**
 * Verbs of which the reader and the writer changed places: "you ask, I answer" and "I ask, you answer".
 * English.
 */
export function changedPersons(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const before = subjectsIn(original.text);
  if (before.size === 0) return found;
  const after = subjectsIn(rewritten.text);
  let known: ReadonlySet<string> | undefined;
  for (const [i, term] of original.terms.entries()) {
    const own = before.get(term.start);
    const place = matches.ofOriginal[i] ?? -1;
    if (own === undefined || place < 0 || matches.same[original.statementOf[i] ?? 0]) continue;
    const other =
      after.get(rewritten.terms[place]?.start ?? -1) ??
      (ABSENT.has(own) ? nameBefore(pair, i, place) : undefined);
    if (other === undefined || other === own) continue;
    known ??= new Set(original.terms.map(({ key, start }) => `${before.get(start)} ${key}`));
    if (known.has(`${other} ${term.key}`)) continue;
    found.push(doubtOf('role', term, `"${own}" became "${other}"`));
  }
  return found;
}

/** Subjects by the offset of their verbs. */
function subjectsIn(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const match of text.matchAll(SUBJECT))
    found.set(match.index + match[0].length, (match[1] ?? '').toLowerCase());
  return found;
}

/** So many terms around a pronoun are its sentence. */
const NEAR = 20;

/**
 * The name in front of a verb that had a pronoun, where the sentence has two names or more: it may be the
 * wrong one.
 */
function nameBefore({ original, rewritten }: Pair, at: number, place: number): string | undefined {
  const before = rewritten.terms[place - 1];
  if (before?.type !== CONTENT || !(before.flags & CAPITAL)) return undefined;
  const names = namesAround(original, at);
  return names.size > 1 && names.has(before.key) ? before.key : undefined;
}

function namesAround({ terms, statementOf }: Reading, at: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (let k = Math.max(0, at - NEAR); k <= at + NEAR; k++) {
    const term = terms[k];
    if (term?.type === CONTENT && term.flags & CAPITAL && statementOf[k] === statementOf[at])
      names.add(term.key);
  }
  return names;
}
