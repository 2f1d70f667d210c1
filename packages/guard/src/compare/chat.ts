import { operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, NUMBER, SPAN } from '../read/term.ts';
import { isChatter } from '../read/tongue.ts';

// What a sentence of talk begins with, behind its interjections.
const TALK =
  /^(?:(?:and|anyway|but|hey|hi|hello|hmm|honestly|now|oh|ok|okay|right|so|ugh|um|well|yeah|alright|listen|look)[ ,.!]+){0,3}(?:i|we|we're|we've|i'm|i've|i'd|i'll|it|it's|it'd|that|that's|this|you|you're|you've|let|thank|thanks|sorry|to be|here|here's|there's|what i|dear|first|in|my|as|with|quick|just|hope|next)\b/i;
const DEMANDS = operatorSet('!must !should !may !always !only');

/**
 * Whether a clause talks about its writer or to the reader and demands nothing by number, name or modal verb.
 */
export function isChat({ text, terms, statements, statementOf }: Reading, from: number, to: number): boolean {
  const start = statements[statementOf[from] ?? -1]?.start ?? 0;
  if (!TALK.test(text.slice(start, start + 60))) return false;
  for (let i = from; i < to; i++) {
    const term = terms[i];
    if (term?.type === NUMBER || term?.type === SPAN || DEMANDS.has(term?.operator ?? 0)) return false;
  }
  return true;
}

/** A clause is no longer, in terms. */
const LONGEST = 40;

/**
 * Whether a use stands in a clause of talk and applies to words of talk only: "no rush", "thanks for the help
 * yesterday".
 */
export function isTalkedOf(reading: Reading, { at, anchors }: Use): boolean {
  const { terms, language } = reading;
  const clause = terms[at]?.clause;
  let from = at;
  let to = at + 1;
  while (from > 0 && at - from < LONGEST && terms[from - 1]?.clause === clause) from--;
  while (to < terms.length && to - at < LONGEST && terms[to]?.clause === clause) to++;
  return (
    isChat(reading, from, to) &&
    anchors.every((k) => terms[k]?.type !== CONTENT || isChatter(language, terms[k]?.key ?? ''))
  );
}
