import type { Pair } from './finding.ts';
import { sentenceOf } from './moods.ts';

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const wordsOf = (text: string): string[] => text.match(WORDS) ?? [];

/** So many statements on either side of the one that a sentence comes from are looked at. */
const REACH = 6;

/**
 * Whether a word of the rewritten text stands, with the word before it and the word behind it, in a sentence
 * of the original that has become part of another one: "… and add nothing of your own".
 */
export function isSaidLiterally({ original, rewritten, matches }: Pair, at: number): boolean {
  const t = rewritten.statementOf[at] ?? -1;
  const { start = 0, end = 0 } = rewritten.terms[at] ?? {};
  const { start: from = 0, from: first = 0 } = rewritten.statements[t] ?? {};
  const text = sentenceOf(rewritten, t);
  const before = wordsOf(text.slice(0, start - from)).at(-1);
  const [behind] = wordsOf(text.slice(end - from));
  const source = original.statementOf[originBefore(matches.ofRewritten, at, first)] ?? -1;
  if (before === undefined || behind === undefined || source < 0) return false;
  const said = ` ${before} ${wordsOf(text.slice(start - from, end - from)).join(' ')} ${behind} `;
  for (let s = Math.max(0, source - REACH); s <= source + REACH; s++)
    if (
      !matches.same[s] &&
      matches.home[s] !== t &&
      isAway(matches.home, s) &&
      ` ${wordsOf(sentenceOf(original, s)).join(' ')} `.includes(said)
    )
      return true;
  return false;
}

/** Index of a term of the original that one of the same sentence stands for, -1 for none. */
function originBefore(origins: Int32Array, at: number, first: number): number {
  for (let k = at - 1; k >= first; k--) if ((origins[k] ?? -1) >= 0) return origins[k] ?? -1;
  return -1;
}

/** Whether a statement has no place of its own any more. */
function isAway(homes: Int32Array, s: number): boolean {
  const home = homes[s] ?? -1;
  return (
    home < 0 ||
    homes.subarray(Math.max(0, s - REACH), s + REACH + 1).filter((other) => other === home).length > 1
  );
}
