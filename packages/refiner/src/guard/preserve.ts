import type { Fact } from './facts.ts';

/** The caller's own list: each text that occurs in the original must occur in the refined text, to the letter. */
export function preserveFacts(
  original: string,
  views: readonly string[],
  preserve: readonly string[],
): Fact[] {
  const facts: Fact[] = [];
  for (const text of new Set(preserve)) {
    const start = text === '' ? -1 : original.indexOf(text);
    if (start < 0) continue;
    facts.push({
      kind: 'preserve',
      text,
      start,
      end: start + text.length,
      survives: views.some((view) => view.includes(text)),
    });
  }
  return facts;
}
