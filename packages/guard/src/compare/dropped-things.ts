import type { Reading } from '../read/reading.ts';
import { CONTENT, OWNER } from '../read/term.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { shortenedStatements } from './left-out.ts';

/**
 * What belongs to somebody who is still named, and is gone itself: "the patient's insurer" that became "the
 * patient".
 */
export function droppedThings(pair: Pair): Finding[] {
  const { original } = pair;
  const found: Finding[] = [];
  for (const { own, isKept, isLeftOut } of shortenedStatements(pair)) {
    for (let at = own.from; at < own.to; at++) {
      if (!((original.terms[at]?.flags ?? 0) & OWNER) || !isKept(at)) continue;
      const last = thingOf(original, at, own.to);
      const thing = original.terms[last];
      if (thing && !SAID_TO.test(thing.key) && isLeftOut(last))
        found.push(lostOrDoubtful('word', 'doubtful', thing.start, thing.end, 'it was left out'));
    }
  }
  return found;
}

/** Whoever answers a user answers their question. By their keys. */
const SAID_TO = /^(?:question|request|quer|messag|inquir|enquir|need|input)/;

/** So many words a thing has at most. */
const WORDS = 3;

/** The last of the words behind an owner: "the patient's home address". */
function thingOf({ terms, text }: Reading, owner: number, to: number): number {
  let at = owner;
  while (at + 1 < to && at < owner + WORDS && terms[at + 1]?.type === CONTENT) {
    if (text.slice(terms[at]?.end ?? 0, terms[at + 1]?.start ?? 0).trim() !== '' && at > owner) break;
    at++;
  }
  return at === owner ? -1 : at;
}
