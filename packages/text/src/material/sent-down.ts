import type { Announcement } from './cues.ts';
import { directsReader } from './direction.ts';
import type { Sentence } from './sentence.ts';
import { SAYS } from './words.ts';

/** "Take the list of changes below": whatever it is that stands there. "The steps below" are no text. */
export function sentDown(text: string, sentence: Sentence): Announcement | undefined {
  const { words } = sentence;
  const below = words.findIndex(({ says }) => (says & SAYS.below) !== 0);
  const from = words.findLastIndex(({ says }, k) => k < below && (says & SAYS.mine) !== 0);
  const named = words.slice(from, below);
  if (
    !directsReader(sentence) ||
    from < 0 ||
    named.length > LONGEST_NAME ||
    named.some(({ says }) => (says & SAYS.directs) !== 0)
  )
    return undefined;
  const said = text.slice(words[from]?.start, words[below - 1]?.end);
  return { said, where: 'below', inlineFrom: -1, isPlain: true, isBelow: true, isPointed: true };
}

/** In words. */
const LONGEST_NAME = 5;

/** The last word of what names a text, in lower case. */
export const lastWord = (said: string): string =>
  said
    .slice(-LONGEST)
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.at(-1) ?? '';

/** In UTF-16 units. */
const LONGEST = 40;
