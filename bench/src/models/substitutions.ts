import type { Rewrite } from '../meaning/rewrites.ts';
import { type DamageRule, likeCase, wordsPattern } from './damages.ts';

/** Longer differences belong to their own text. In words. */
const MOST_WORDS = 3;
/** Shorter words mean too many things: "down" to "up" says nothing new of "write down". */
const LEAST_LETTERS = 5;

/**
 * What people wrote instead of what, where that is all that a damage of theirs changed: "as well" became
 * "instead". As rules that do the same to other texts of the same language.
 */
export function substitutionsOf(rewrites: readonly Rewrite[], lang: string): DamageRule[] {
  return rewrites
    .filter((one) => one.label === 'damage' && one.lang === lang)
    .flatMap(({ kind, original, rewritten }) => {
      const { from, to } = onlyDifference(original.split(/\s+/), rewritten.split(/\s+/));
      if (from.length === 0 || to.length === 0 || Math.max(from.length, to.length) > MOST_WORDS) return [];
      const [said, instead] = [from.join(' '), to.join(' ')];
      if (said.length < LEAST_LETTERS) return [];
      const put: DamageRule['put'] = ({ text }) => likeCase(text, instead);
      return [{ kind: `as others did: ${kind}`, pattern: wordsPattern([said]), put }];
    });
}

/** What is left of two lists of words without what they share at the beginning and at the end. */
function onlyDifference(a: readonly string[], b: readonly string[]): { from: string[]; to: string[] } {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let back = 0;
  const most = Math.min(a.length, b.length) - start;
  while (back < most && a.at(-1 - back) === b.at(-1 - back)) back++;
  return { from: a.slice(start, a.length - back), to: b.slice(start, b.length - back) };
}
