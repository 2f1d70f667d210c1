import { PUNCT, type Token, WORD } from './token.ts';
import { type Word, WordNumber } from './word.ts';

/** Bits for words without which a pass finds nothing in a sentence. */
export const TRIGGER = {
  relative: 1,
  /** What says that something is to be done. */
  duty: 1 << 1,
  /** Marks of emphasis. */
  mark: 1 << 2,
} as const;

const LISTS: readonly (readonly [string, number])[] = [
  ["that which who whom that's who's", TRIGGER.relative],
  ["must should mustn't shouldn't have has need needs", TRIGGER.duty],
];

const BITS = new Map<string, number>();
for (const [list, bit] of LISTS)
  for (const word of list.split(' ')) BITS.set(word, (BITS.get(word) ?? 0) | bit);

const KNOWN = new WordNumber((word) => BITS.get(word) ?? 0);
const bitsOfWord = (word: Word | undefined): number => (word ? KNOWN.of(word) : 0);

/** Bits of `TRIGGER` for the tokens from `from` to `to`, exclusive. */
export function triggersOf(tokens: readonly Token[], from: number, to: number): number {
  let bits = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === WORD) bits |= bitsOfWord(token.word);
    else if (token?.kind === PUNCT && (token.lower === '*' || token.lower === '_')) bits |= TRIGGER.mark;
  }
  return bits;
}
