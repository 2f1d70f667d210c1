import { CONTENT } from '../read/term.ts';
import { isIdle } from '../read/tongue.ts';
import type { Place } from '../types.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { isFound } from './match.ts';
import { originsByHome } from './merged.ts';
import { instructionOf } from './moods.ts';

/**
 * What they ask for is said in no other words; "write", "format" or "group" may go where their result is
 * named.
 */
const ACTS = new Set(
  `translate validate verify test delete encrypt decrypt log retry cite ask warn notify confirm escape
  sanitize compile deploy commit sign publish send upload download install archive escalate measure
  simulate benchmark`.split(/\s+/),
);

/**
 * "Quote the customer. Translate the quote." that became "quote the customer": of two sentences that
 * became one, what one asks to be done is gone. English.
 */
export function droppedVerbs(pair: Pair): Finding[] {
  const { original, matches } = pair;
  const found: Finding[] = [];
  const origins = originsByHome(pair);
  for (const [s, { from, to }] of original.statements.entries()) {
    const home = matches.home[s] ?? -1;
    if (home < 0 || matches.same[s] || (origins.get(home)?.length ?? 0) < 2) continue;
    const verb = instructionOf(original, s);
    if (verb === undefined || !ACTS.has(verb)) continue;
    const isVerb = ({ start, end }: Place): boolean => original.text.slice(start, end).toLowerCase() === verb;
    const at = from + original.terms.slice(from, to).findIndex(isVerb);
    const term = original.terms[at];
    if (term?.type !== CONTENT || isFound(matches.ofOriginal, at) || isIdle(original.language, term.key))
      continue;
    found.push(doubtOf('statement', term, 'what is to be done is gone'));
  }
  return found;
}
