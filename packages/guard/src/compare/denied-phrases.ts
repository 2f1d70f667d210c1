import type { Reading } from '../read/reading.ts';

/** Phrases that say that something is not, or is not to be. */
const DENIES =
  /^(?:no|not|never|without|lack|nicht|kein\p{L}*|ohne|sans|pas|aucun|sin|senza|sem|não|non|nenhum)(?: |$)|n't | (?:no|not|nicht) /u;

const denies = (key: string): boolean => key.includes(' ') && DENIES.test(key);

/**
 * Whether one of two terms is a phrase that denies the other, which nothing denies: "don't explain" holds the
 * word "explain", and says the opposite. "Not valid" and "invalid" are of one group, and say the same.
 */
export function isDeniedBy(original: Reading, i: number, rewritten: Reading, k: number): boolean {
  const [own, other] = [original.terms[i], rewritten.terms[k]];
  if (!own || !other || denies(own.key) === denies(other.key)) return false;
  if (own.groups.some((group) => other.groups.includes(group))) return false;
  return denies(own.key) ? !rewritten.useIndex.negated.has(k) : !original.useIndex.negated.has(i);
}
