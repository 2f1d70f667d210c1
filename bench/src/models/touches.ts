import type { AskedDoubt } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Damage } from './damage.ts';

/** How far around a damage a doubt is about it. In UTF-16 code units. */
const AROUND = 30;

/** Enough around a damage to know it again in another text. In UTF-16 code units. */
export const CLOSE = 15;

/**
 * Whether a doubt is about a damage: an addition where it stands in the place; words of the original where a passage of the rewritten
 * text has the place in it, and the words near it are the same.
 */
export function touches({ text, start, gone, put }: Damage, doubt: AskedDoubt): boolean {
  const end = start + put.length;
  // A mix has sentences of the original around the place, so that a passage of it need not stand in the damaged text.
  const place = text.slice(Math.max(0, start - CLOSE), end + CLOSE).trim();
  const covers = (part: string): boolean => {
    if (part.includes(place)) return true;
    for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + 1))
      if (at <= end + 1 && at + part.length >= start - 1) return true;
    return false;
  };
  if (doubt.side === 'rewritten') return put !== '' && covers(doubt.words.replace(/…$/, ''));
  if (!doubt.rewritten.some(covers)) return false;
  const near = `${text.slice(Math.max(0, start - AROUND), start)}${gone} ${put}${text.slice(end, end + AROUND)}`;
  const known = new Set(wordsOf(near));
  return wordsOf(wholeWords(doubt)).some((word) => known.has(word));
}

/** A doubt's words to the end of their sentence where only the beginning of them is quoted. */
function wholeWords({ words, passage }: AskedDoubt): string {
  const quoted = words.replace(/…$/, '');
  const at = passage.indexOf(quoted);
  if (quoted === words || at < 0) return words;
  return passage.slice(at).split(/(?<=[.!?]) |\n/)[0] ?? words;
}

/** What tells one requirement from another: long words by their beginnings, numbers, and small words that decide. */
const wordsOf = (text: string): string[] =>
  [
    ...text
      .toLowerCase()
      .matchAll(/\p{N}+|\p{L}{4,}|\b(?:not|no|all|any|may|if|one|two|six|ten|nur|só)\b|n['’]t\b/gu),
  ].map(([word]) => word.slice(0, 5));
