import type { Reading } from '../read/reading.ts';
import { CAPITAL, CONTENT, LIGHT } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

/** Who does what, in front of a verb. */
const SUBJECT =
  /(?:^|[^\w'’])(i|you|we|they|he|she)(?:'ll|'d)? (?:(?:will|should|must|can|may|might|would|shall|then|also|always|never) ){0,2}$/i;
/** So many UTF-16 units in front of a verb are read. */
const REACH = 32;

/** Verbs of which the reader and the writer changed places: "you ask, I answer" and "I ask, you answer". */
export function changedPersons(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const subjects = new Map<string, Set<string>>();
  const note = (reading: Reading, i: number): string | undefined => {
    const term = reading.terms[i];
    if (term?.type !== CONTENT && term?.type !== LIGHT) return undefined;
    return subjectOf(reading, term.start);
  };
  for (let i = 0; i < original.terms.length; i++) {
    const subject = note(original, i);
    if (subject === undefined) continue;
    const key = original.terms[i]?.key ?? '';
    const known = subjects.get(key) ?? new Set();
    known.add(subject);
    subjects.set(key, known);
  }
  if (subjects.size === 0) return found;
  for (let i = 0; i < original.terms.length; i++) {
    const own = note(original, i);
    const term = original.terms[i];
    const place = matches.ofOriginal[i] ?? -1;
    if (own === undefined || !term || place < 0 || matches.same[original.statementOf[i] ?? 0]) continue;
    const other = note(rewritten, place) ?? (ABSENT.has(own) ? nameBefore(pair, i, place) : undefined);
    if (other === undefined || other === own || subjects.get(term.key)?.has(other)) continue;
    found.push({
      ...lostOrDoubtful('role', 'doubtful', term.start, term.end, `"${own}" became "${other}"`),
      isGuess: true,
    });
  }
  return found;
}

/** They stand for somebody who was named before. */
const ABSENT = new Set(['he', 'she', 'they']);

/** The name in front of a verb that had a pronoun, where the sentence has two names or more: it may be the wrong one. */
function nameBefore({ original, rewritten }: Pair, at: number, place: number): string | undefined {
  const before = rewritten.terms[place - 1];
  if (before?.type !== CONTENT || !(before.flags & CAPITAL)) return undefined;
  const names = new Set<string>();
  for (let k = at - NEAR; k <= at + NEAR; k++) {
    const term = original.terms[k];
    if (
      term?.type !== CONTENT ||
      !(term.flags & CAPITAL) ||
      original.statementOf[k] !== original.statementOf[at]
    )
      continue;
    names.add(term.key);
  }
  return names.size > 1 && names.has(before.key) ? before.key : undefined;
}

/** So many terms around a pronoun are its sentence. */
const NEAR = 20;

const subjectOf = ({ text }: Reading, start: number): string | undefined =>
  SUBJECT.exec(text.slice(Math.max(0, start - REACH), start))?.[1]?.toLowerCase();
