import { CLOSED_CLASSES } from './lexicon/tag-words.ts';
import { NUMBER, PUNCT, type Token, WORD } from './token.ts';
import { type Word, WordNumber } from './word.ts';

/** Bits for words without which a pass finds nothing in a sentence. */
export const TRIGGER = {
  article: 1,
  be: 1 << 1,
  relative: 1 << 3,
  modal: 1 << 4,
  there: 1 << 5,
  asks: 1 << 6,
  /** Subjects that may go. */
  subject: 1 << 7,
  /** Subjects that another sentence explains. */
  he: 1 << 8,
  owner: 1 << 9,
  /** Owners that another sentence explains. */
  his: 1 << 10,
  your: 1 << 11,
  rate: 1 << 12,
  number: 1 << 14,
  digits: 1 << 15,
  comma: 1 << 16,
  causative: 1 << 17,
  in: 1 << 18,
  mark: 1 << 19,
  /** What says that something is to be done. */
  duty: 1 << 13,
} as const;

const LISTS: readonly (readonly [string, number])[] = [
  ['the a an', TRIGGER.article],
  ['is are was were', TRIGGER.be],
  ["that which who whom that's who's", TRIGGER.relative],
  ['must should', TRIGGER.modal | TRIGGER.duty],
  ['shall', TRIGGER.modal],
  ["mustn't shouldn't", TRIGGER.modal | TRIGGER.duty],
  ['have has need needs', TRIGGER.duty],
  ["there there's", TRIGGER.there],
  ["what what's how", TRIGGER.asks],
  ["i i'm", TRIGGER.subject],
  ['he she', TRIGGER.subject | TRIGGER.he],
  ['my', TRIGGER.owner],
  ['your', TRIGGER.owner | TRIGGER.your],
  ['his her', TRIGGER.owner | TRIGGER.his],
  ['each every day week month year', TRIGGER.rate],
  ['allow allows allowing enable enables enabling help helps helping', TRIGGER.causative],
  ['in', TRIGGER.in],
  [CLOSED_CLASSES.number, TRIGGER.number],
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
    else if (token?.kind === NUMBER) bits |= TRIGGER.number | TRIGGER.digits;
    else if (token?.kind === PUNCT) {
      if (token.lower === ',') bits |= TRIGGER.comma;
      else if (token.lower === '*' || token.lower === '_') bits |= TRIGGER.mark;
    }
  }
  return bits;
}
