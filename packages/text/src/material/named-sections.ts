import { readAnnouncement } from './cues.ts';
import type { Material } from './material.ts';
import type { Part } from './parts.ts';
import { lastWord, sentDown } from './sent-down.ts';

/**
 * Sections, those below them included, whose heading names what the author wants something done to:
 * "Summarise the report." above "# Harbour report".
 */
export function namedSections(
  text: string,
  parts: readonly Part[],
  own: readonly boolean[],
  isRules: boolean,
): Material[] {
  const named = new Set<string>();
  const found: Material[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (part?.kind === 'text' && own[at]) for (const word of namedIn(text, part)) named.add(word);
    if (part?.kind !== 'heading' || !named.has(lastWord(part.name))) continue;
    // A chapter of rules that begins with an order is the author's.
    if (isRules && own[at + 1]) continue;
    const level = levelOf(text, part);
    let to = at + 1;
    while (to < parts.length && !(parts[to]?.kind === 'heading' && levelOf(text, parts[to]) <= level)) to++;
    const [first, last] = [parts[at + 1], parts[to - 1]];
    if (first && last && to > at + 1)
      found.push({ start: first.start, end: last.end, reason: `text under “${part.name.trim()}”` });
    at = Math.max(at, to - 1);
  }
  return found;
}

/** The words for what stands elsewhere, as the sentences of a paragraph name it. */
function* namedIn(text: string, { sentences }: Part): Generator<string> {
  for (const [k, sentence] of sentences.entries()) {
    const isLast = k === sentences.length - 1;
    for (const found of [readAnnouncement(text, sentence, isLast), sentDown(text, sentence)])
      if (found?.where === 'below') yield lastWord(found.said);
  }
}

const levelOf = (text: string, part: Part | undefined): number =>
  part ? (/^\s{0,3}(#{1,6})/.exec(text.slice(part.start, part.start + 10))?.[1]?.length ?? 0) : 0;
