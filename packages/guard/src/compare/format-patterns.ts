import { changedSentences } from './changed-sentences.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';

/** "DD.MM.YYYY", "yyyy-MM-dd", "HH:mm:ss": how a date or a time is written. */
const PATTERN =
  /(?<![\p{L}\p{N}])(?=[a-z.:/ -]{0,12}(?:dd|mm|yy|hh|ss))(?:[dmyhs]{1,4}[.:/-] ?){1,5}[dmyhs]{1,4}(?![\p{L}\p{N}])/giu;

/** Patterns of dates and times in a sentence that was worded anew and does not have them letter for letter. */
export function changedPatterns(pair: Pair): Finding[] {
  const { original, rewritten } = pair;
  const found: Finding[] = [];
  for (const { s, home } of changedSentences(pair)) {
    const { start = 0, end = 0 } = original.statements[s] ?? {};
    const now = rewritten.statements[home];
    const from = rewritten.statements[home - 1]?.start ?? now?.start;
    const to = rewritten.statements[home + 1]?.end ?? now?.end;
    const near = new Set(rewritten.text.slice(from, to).match(PATTERN));
    for (const { 0: pattern, index } of original.text.slice(start, end).matchAll(PATTERN)) {
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
