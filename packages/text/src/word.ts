import { hintOf, type LanguageHint } from './language-hint.ts';
import { SliceTable } from './slice-table.ts';

/** One spelling of a word. Frequent words are one object wherever they stand. */
export interface Word {
  /** In lower case, typographic apostrophes made plain. */
  readonly lower: string;
  /**
   * Index for `WordMemo`, -1 for words that are not kept. Given again to another word when the table starts
   * anew.
   */
  readonly id: number;
  readonly hint: LanguageHint;
  /** Of `WordNumber`, by slot. */
  readonly numbers: number[];
}

const KNOWN = new SliceTable(1 << 15);
const WORDS: Word[] = [];

export function wordOf(text: string, start: number, end: number): Word {
  const known = WORDS[KNOWN.find(text, start, end)];
  if (known) return known;
  const lower = text.slice(start, end).toLowerCase().replaceAll('’', "'");
  const word = { lower, id: KNOWN.add(text, start, end), hint: hintOf(lower), numbers: [] };
  if (word.id >= 0) WORDS[word.id] = word;
  return word;
}

/** What is to be known of words, worked out once per word rather than once per place where it stands. */
export class WordMemo<T> {
  private readonly make: (lower: string) => T;
  private readonly owners: (Word | undefined)[] = [];
  private readonly values: T[] = [];

  constructor(make: (lower: string) => T) {
    this.make = make;
  }

  of(word: Word): T {
    if (word.id < 0) return this.make(word.lower);
    const known = this.values[word.id];
    if (known !== undefined && this.owners[word.id] === word) return known;
    const made = this.make(word.lower);
    this.owners[word.id] = word;
    this.values[word.id] = made;
    return made;
  }
}

let slots = 0;

/** As `WordMemo`, for numbers, which stand with the word itself: what is asked of every word of a text. */
export class WordNumber {
  private readonly make: (lower: string) => number;
  private readonly slot: number;

  constructor(make: (lower: string) => number) {
    this.make = make;
    this.slot = slots++;
  }

  of(word: Word): number {
    const known = word.numbers[this.slot];
    if (known !== undefined) return known;
    const made = this.make(word.lower);
    word.numbers[this.slot] = made;
    return made;
  }
}
