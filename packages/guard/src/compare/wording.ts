import type { Place } from '../types.ts';

/** Words of the sentence beside the finding that may differ: an article here, a verb form there. */
const SLACK = 2;
/** … and of longer ones this share. */
const SHARE = 0.2;

/** Letters and digits of a word; a character each of Chinese and Japanese. */
const WORDS = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}'’]+/gu;

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORDS) ?? [];

/**
 * Whether a sentence was left as it was but for what a finding is about: the same words in the same order. A
 * sentence that was worded anew may say by its new words what seems to be gone. Square of the lengths, so for
 * sentences only.
 */
export function isWordedAlike(
  original: string,
  own: Place,
  finding: Place,
  rewritten: string,
  home: Place,
): boolean {
  const before = wordsOf(
    `${original.slice(own.start, Math.max(own.start, finding.start))} ${original.slice(Math.min(own.end, finding.end), own.end)}`,
  );
  const about = wordsOf(original.slice(finding.start, finding.end)).length;
  const after = wordsOf(rewritten.slice(home.start, home.end));
  const common = inCommon(before, after);
  // What became of the finding's own words may stand there still.
  const missing = Math.max(before.length - common, after.length - common - about);
  return missing <= Math.max(SLACK, SHARE * before.length);
}

/** Length of the longest common subsequence. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let k = 0; k < b.length; k++)
      next.push(word === b[k] ? (row[k] ?? 0) + 1 : Math.max(row[k + 1] ?? 0, next[k] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
