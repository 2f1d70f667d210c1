import { changedSentences } from './changed-sentences.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

/** "DD.MM.YYYY", "yyyy-MM-dd", "HH:mm:ss": how a date or a time is written. */
const PATTERN =
  /(?<![\p{L}\p{N}])(?=[a-z.:/ -]{0,12}(?:dd|mm|yy|hh|ss))(?:[dmyhs]{1,4}[.:/-] ?){1,5}[dmyhs]{1,4}(?![\p{L}\p{N}])/giu;

/** A sentence is looked at so far, in UTF-16 units. */
const LONGEST = 2000;

/**
 * Patterns of dates and times in a sentence that was worded anew and does not have them letter for letter.
 */
export function changedPatterns(pair: Pair): Finding[] {
  const { original, rewritten } = pair;
  const found: Finding[] = [];
  for (const { s, home } of changedSentences(pair)) {
    const { start = 0, end = 0 } = original.statements[s] ?? {};
    const patterns = [...original.text.slice(start, Math.min(end, start + LONGEST)).matchAll(PATTERN)];
    if (patterns.length === 0) continue;
    const now = rewritten.statements[home];
    const from = Math.max(rewritten.statements[home - 1]?.start ?? 0, (now?.start ?? 0) - LONGEST);
    const to = rewritten.statements[home + 1]?.end ?? now?.end ?? 0;
    const near = new Set(
      rewritten.text.slice(from, Math.min(to, (now?.start ?? 0) + LONGEST)).match(PATTERN),
    );
    for (const { 0: pattern, index } of patterns) {
      if (near.has(pattern)) continue;
      const place = { start: start + index, end: start + index + pattern.length };
      found.push(
        lostOrDoubtful(
          'format',
          'doubtful',
          place.start,
          place.end,
          `${quoted(original, place)} is gone or became another one`,
        ),
      );
    }
  }
  return found;
}
