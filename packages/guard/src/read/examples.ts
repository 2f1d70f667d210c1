import { SPACES, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';

const ABBREVIATED_EXAMPLE = /(?:e\.\s?g\.|z\.\s?B\.|p\.\s?ej\.|p\.\s?ex\.|ad es\.)/iy;
/** The words that it begins with: the pattern is for few words. */
const ABBREVIATED_STARTS = new Set(['e', 'z', 'p', 'ad']);
const LONGEST_START = 2;

/** "features like search", and not "I'd like" or "look like". */
function namesExamples(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 2];
  return (
    before?.kind === WORD_TOKEN &&
    tokens[i - 1]?.kind === SPACES &&
    !LIKED.has(tokens[i + 2]?.lower ?? '') &&
    /[^s]s$/.test(before.lower) &&
    !LOOKS.has(before.lower)
  );
}

/** "they like to", "users like it": the verb. */
const LIKED = new Set('to it the a an this that these them how what when me you'.split(' '));

const LOOKS = new Set(
  'looks seems feels sounds acts works reads behaves tastes smells is was always this'.split(' '),
);

/** Index behind "e.g." or behind "like" in front of a quotation; `i` where neither stands there. */
export function exampleEnd(text: string, token: Token, tokens: readonly Token[], i: number): number {
  if (token.lower === 'like' && (tokens[i + 2]?.span === 'quote' || namesExamples(tokens, i))) return i + 1;
  if (token.lower.length > LONGEST_START || !ABBREVIATED_STARTS.has(token.lower)) return i;
  ABBREVIATED_EXAMPLE.lastIndex = token.start;
  if (!ABBREVIATED_EXAMPLE.test(text)) return i;
  let end = i;
  while ((tokens[end]?.end ?? Number.POSITIVE_INFINITY) <= ABBREVIATED_EXAMPLE.lastIndex) end++;
  return end;
}
