import { isSpaceless } from '../lexicon/tables.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';

/** A word or a sign of a statement as it is written. */
interface Word {
  text: string;
  start: number;
  end: number;
  isSign: boolean;
}

/** Words, and signs, which are no part of the first group. */
const SPACED = /([\p{L}\p{N}\p{M}]+(?:['’_-][\p{L}\p{N}\p{M}]+)*)|[^\s\p{L}\p{N}\p{M}]/gu;
/** Where words stand without spaces each letter is one. */
const DENSE = /([a-z0-9]+|[\p{L}\p{N}])|\S/giu;

function wordsOf({ text, language }: Reading, { start, end }: Statement): Word[] {
  const pattern = isSpaceless(language) ? DENSE : SPACED;
  const found: Word[] = [];
  for (const { 0: spelled, 1: word, index } of text.slice(start, end).matchAll(pattern))
    found.push({
      text: spelled.toLowerCase(),
      start: start + index,
      end: start + index + spelled.length,
      isSign: word === undefined,
    });
  return found;
}

/** So many words on both sides together make a seam known; signs and the ends of a statement do not count. */
const KNOWN_BY = 2;
/** … and so many a frame, in which any word may stand. */
const FRAMED_BY = 3;

/**
 * What stands on both sides of the gap between the words `left` and `right`, as far as it takes to be known.
 */
function seamOf(words: readonly Word[], left: number, right: number, knownBy: number): string {
  let [from, to] = [left, right];
  const counts = (at: number): number => (words[at]?.isSign === false ? 1 : 0);
  let count = counts(from) + counts(to);
  while (count < knownBy && from > 0 && counts(from)) count += counts(--from);
  while (count < knownBy && to < words.length - 1 && counts(to)) count += counts(++to);
  let seam = '';
  for (let at = Math.max(from, 0); at <= left; at++) seam += ` ${words[at]?.text}`;
  seam += '|';
  for (let at = right; at <= to && at < words.length; at++) seam += `${words[at]?.text} `;
  return seam;
}

/** What stands next to each other in a statement. */
export function seamsIn(reading: Reading, statement: Statement): ReadonlySet<string> {
  const words = wordsOf(reading, statement);
  return new Set(Array.from({ length: words.length + 1 }, (_, at) => seamOf(words, at - 1, at, KNOWN_BY)));
}

/** What stands on both sides of one word or sign in a statement, with the offset of that word. */
export function framesIn(reading: Reading, statement: Statement): ReadonlyMap<string, number> {
  const words = wordsOf(reading, statement);
  return new Map(words.map(({ start }, at) => [seamOf(words, at - 1, at + 1, FRAMED_BY), start]));
}

/** Which words of a statement stand next to each other in what it became. */
export class Seams {
  readonly #words: readonly Word[];
  /** Index of the word that begins at an offset. */
  readonly #startingAt: ReadonlyMap<number, number>;
  readonly #closed: ReadonlySet<string>;

  /** `closed` is `seamsIn` what the statement became. */
  constructor(reading: Reading, statement: Statement, closed: ReadonlySet<string>) {
    this.#words = wordsOf(reading, statement);
    this.#startingAt = new Map(this.#words.map((word, index) => [word.start, index]));
    this.#closed = closed;
  }

  /**
   * The gap that remains where the words from `start` to `end` are taken out; none for a part of a word:
   * "rule-based".
   */
  around(start: number, end: number): Gap | undefined {
    const first = this.#startingAt.get(start);
    if (first === undefined) return undefined;
    let right = first + 1;
    while (right < this.#words.length && (this.#words[right]?.start ?? 0) < end) right++;
    if (this.#words[right - 1]?.end !== end) return undefined;
    return new Gap(this.#words, this.#closed, first - 1, right);
  }
}

/** A stretch of a statement that may be gone. */
export class Gap {
  readonly #words: readonly Word[];
  readonly #closed: ReadonlySet<string>;
  readonly #left: number;
  readonly #right: number;

  /** `left` is the last word in front of it, `right` the first one behind it. */
  constructor(words: readonly Word[], closed: ReadonlySet<string>, left: number, right: number) {
    this.#words = words;
    this.#closed = closed;
    this.#left = left;
    this.#right = right;
  }

  /** Whether the words on both sides of it stand next to each other in the rewritten text. */
  get isClosed(): boolean {
    return this.#closed.has(seamOf(this.#words, this.#left, this.#right, KNOWN_BY));
  }

  /** What stands on both sides of it, as `framesIn` has it. */
  get frame(): string {
    return seamOf(this.#words, this.#left, this.#right, FRAMED_BY);
  }

  /** Whether its clause begins or ends with it. */
  get isAtEdge(): boolean {
    return this.#words[this.#left]?.isSign !== false || this.#words[this.#right]?.isSign !== false;
  }

  /** The word or sign in front of it, empty at the start of the statement. */
  get before(): string {
    return this.#words[this.#left]?.text ?? '';
  }

  /** Its first word or sign. */
  get first(): string {
    return this.#words[this.#left + 1]?.text ?? '';
  }

  /** The word or sign behind it, empty at the end of the statement. */
  get behind(): string {
    return this.#words[this.#right]?.text ?? '';
  }

  /** Whether a word stands in front of it that begins at an offset or behind it. */
  startsBehind(offset: number): boolean {
    const word = this.#words[this.#left];
    return word !== undefined && !word.isSign && word.start >= offset;
  }

  /** The gap with so many words more on either side. */
  widened(before: number, behind: number): Gap {
    return new Gap(this.#words, this.#closed, this.#left - before, this.#right + behind);
  }
}
