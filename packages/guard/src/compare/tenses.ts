import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT } from '../read/term.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

type Time = 'past' | 'present' | 'future';

/** What stands in front of a verb and says when: what is to come, what has happened, and a subject. */
const MARKS =
  /\b(?:(will|shall|going to|about to) (?:[a-z]+ly )?(?:have )?|((?:has|have|had|'ve) (?:(?:already|just|recently|been|ever|never|[a-z]+ly) ){0,2}|used to )|(?:i|we|they|he|she|who) (?:[a-z]+ly )?)(?=([a-z]+))/gi;
const BE = /\b(?:be|been|being|is|are|was|were|'s|'re) (?:[a-z]+ly )?$/i;
const PAST = /ed$/;
/** So many UTF-16 units in front of a verb its auxiliary is looked for. */
const REACH = 24;

/**
 * Verbs that happened and are now to come, and the reverse: "has decided" and "is going to decide". English.
 */
export function changedTenses({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const times = original.language === 'en' ? timesIn(original.text) : NEVER;
  if (times.size === 0) return found;
  const newTimes = timesIn(rewritten.text);
  for (const [i, term] of original.terms.entries()) {
    const before = times.get(term.start);
    const place = matches.ofOriginal[i] ?? -1;
    const other = rewritten.terms[place];
    if (before === undefined || term.type !== CONTENT || term.key !== other?.key) continue;
    if (matches.ofRewritten[place] !== i) continue;
    const after =
      newTimes.get(other.start) ?? (before === 'future' && isPast(rewritten, place) ? 'past' : undefined);
    if (after === undefined || before === after) continue;
    found.push(doubtOf('time', term, `the ${before} became the ${after}`));
  }
  return found;
}

const NEVER: ReadonlyMap<number, Time> = new Map();

/** When things happen, by the offset of their verbs, where the words in front of a verb say so. */
function timesIn(text: string): ReadonlyMap<number, Time> {
  const found = new Map<number, Time>();
  for (const { index, 0: whole, 1: future, 2: perfect, 3: verb = '' } of text.matchAll(MARKS)) {
    const time = future ? 'future' : perfect || PAST.test(verb) ? 'past' : 'present';
    found.set(index + whole.length, time);
  }
  return found;
}

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
