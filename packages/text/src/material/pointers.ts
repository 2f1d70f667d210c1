import type { Said } from './sentence.ts';
import { SAYS } from './words.ts';

/** Whether a word names instructions, by what it says. */
export const directs = (says: number): boolean => (says & SAYS.directs) !== 0;

/** "below", "further down", "at the bottom of this message", "above" behind a piece. */
export function nextPointer(words: readonly Said[], piece: number): [number, 'below' | 'above'] | undefined {
  for (let i = piece + 1; i < Math.min(words.length, piece + 10); i++) {
    const { says = 0, lower = '' } = words[i] ?? {};
    // "content, using the steps below"
    if (directs(says)) return undefined;
    if ((says & SAYS.below && !isBelowSomething(words, i)) || /^(?:bottom|downbelow)$/.test(lower))
      return [i, 'below'];
    if (lower === 'down' && /^(?:further|down)$/.test(words[i - 1]?.lower ?? '')) return [i, 'below'];
    if (lower === 'end' && words[i - 1]?.lower === 'the' && words[i - 2]?.lower === 'at') return [i, 'below'];
    if (lower === 'here' && /^starts?$/.test(words[i - 1]?.lower ?? '')) return [i, 'below'];
    if ((lower === 'start' || lower === 'starts') && words[i + 1]?.lower === 'here') return [i + 1, 'below'];
    if (says & SAYS.above && i === piece + 1) return [i, 'above'];
  }
  return undefined;
}

/** "the button below Claude's response": a place on a screen. "Memory stays below 200 MB": a bound. */
const isBelowSomething = (words: readonly Said[], below: number): boolean =>
  /['’]s$/.test(words[below + 1]?.lower ?? '') ||
  /^(?:drops?|dropped|falls?|fell|kept|keep|stays?|stay|remains?|goes|go|usage|it)$/.test(
    words[below - 1]?.lower ?? '',
  ) ||
  (words[below + 1]?.lower === 'the' && !!words[below + 2] && !LINE.test(words[below + 2]?.lower ?? ''));

/** "below the line", "below the three dashes". */
const LINE =
  /^(?:line|lines|dash|dashes|dashed|rule|divider|separator|break|fence|marker|heading|header|colon|word|tag|three|next|triple|double)$/;
