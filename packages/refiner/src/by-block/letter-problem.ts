import type { Range } from '@refinery/text/range.ts';
import type { Marks } from './marks.ts';
import { spansIn, type Units } from './units.ts';

const GONE = 'a part that stays to the letter is gone';

/**
 * Why words lose what stays to the letter; undefined where they do not. `said` has marks, `words` what they
 * stand for.
 * @param elsewhere what says the same, where nothing is said here
 */
export function letterProblem(
  units: Units,
  marks: Marks,
  place: Range,
  { said, words, elsewhere }: { said: string; words: string; elsewhere: Range | undefined },
): string | undefined {
  const own = marks.of(place);
  if (said === '') {
    const others = elsewhere ? marks.of(elsewhere) : new Set<string>();
    return own.isSubsetOf(others) ? undefined : GONE;
  }
  if ([...own].some((mark) => !includesMark(said, mark))) return GONE;
  return quotesIn(units, place).every((quote) => words.includes(quote))
    ? undefined
    : 'a quotation is not the same';
}

/** A mark is letters behind a sign: §a does not stand in §ab. */
function includesMark(words: string, mark: string): boolean {
  for (let at = words.indexOf(mark); at >= 0; at = words.indexOf(mark, at + 1))
    if (!/[a-z]/.test(words[at + mark.length] ?? '')) return true;
  return false;
}

const quotesIn = ({ text, tokens }: Units, { start, end }: Range): string[] =>
  spansIn(tokens, start, end)
    .filter((token) => token.span === 'quote')
    .map((token) => text.slice(token.start, token.end));
