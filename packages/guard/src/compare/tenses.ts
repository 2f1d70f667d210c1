import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';

type Time = 'past' | 'present' | 'future';

const FUTURE = /\b(?:will|shall|going to|about to) (?:[a-z]+ly )?(?:be |have )?$/i;
const PERFECT = /\b(?:has|have|had|'ve) (?:(?:already|just|recently|been|ever|never|[a-z]+ly) ){0,2}$/i;
const SUBJECT = /\b(?:i|we|they|he|she|who) (?:[a-z]+ly )?$/i;
const PAST = /^\S*ed\b/;
/** So many UTF-16 units in front of a verb are read. */
const REACH = 32;

/** Verbs that happened and are now to come, and the reverse: "has decided" and "is going to decide". English. */
export function changedTenses({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  if (original.language !== 'en') return found;
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    const place = matches.ofOriginal[i] ?? -1;
    const other = rewritten.terms[place];
    if (term?.type !== CONTENT || !other || term.key !== other.key || matches.ofRewritten[place] !== i)
      continue;
    if (matches.same[original.statementOf[i] ?? 0]) continue;
    const before = timeOf(original, i);
    const after =
      timeOf(rewritten, place) ?? (before === 'future' && isPast(rewritten, place) ? 'past' : undefined);
    if (before === undefined || after === undefined || before === after) continue;
    found.push({
      ...lostOrDoubtful('time', 'doubtful', term.start, term.end, `the ${before} became the ${after}`),
      isGuess: true,
    });
  }
  return found;
}

const BE = /\b(?:be|been|being|is|are|was|were|'s|'re) (?:[a-z]+ly )?$/i;

/** Whether a verb is a past form by itself: "the choir sang". */
function isPast({ text, terms }: Reading, at: number): boolean {
  const { start = 0, end = 0 } = terms[at] ?? {};
  const mask = verbMask(text.slice(start, end).toLowerCase());
  return (
    (mask & MAY.past) !== 0 &&
    (mask & MAY.base) === 0 &&
    !BE.test(text.slice(Math.max(0, start - REACH), start))
  );
}

/** When something happens, where the words around its verb say so. */
function timeOf({ text, terms }: Reading, at: number): Time | undefined {
  const { start = 0, end = 0 } = terms[at] ?? {};
  const before = text.slice(Math.max(0, start - REACH), start);
  if (FUTURE.test(before)) return 'future';
  if (PERFECT.test(before)) return 'past';
  if (!SUBJECT.test(before)) return undefined;
  return PAST.test(text.slice(start, end)) ? 'past' : 'present';
}
