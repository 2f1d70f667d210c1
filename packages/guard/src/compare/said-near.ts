import { limitsAlike } from '../lexicon/limits-alike.ts';
import { isIdle, tongueOf } from '../read/tongue.ts';
import type { Pair } from './finding.ts';
import { sentenceOf } from './moods.ts';
import { type SentenceWord, sentenceWords } from './sentence-words.ts';

/** Shorter words have no family. */
const SHORTEST_STEM = 4;
const NEGATING = /^(?:un|in|im|ir|dis|non-?)(?=.{3})/;

/** What a sentence of the rewritten text says, and those next to it. */
export class SaidNear {
  private readonly own: ReadonlySet<string>;
  private readonly near: readonly SentenceWord[];
  private readonly groups: ReadonlySet<number>;
  private readonly pair: Pair;

  constructor(pair: Pair, home: number) {
    this.pair = pair;
    const wordsOf = (s: number): SentenceWord[] => sentenceWords(sentenceOf(pair.rewritten, s));
    this.own = new Set(wordsOf(home).map(({ key }) => key));
    this.near = [home - 2, home - 1, home, home + 1].flatMap(wordsOf);
    this.groups = new Set(wordsOf(home).flatMap(({ word }) => this.groupsOf(word)));
  }

  private groupsOf(word: string): readonly number[] {
    return tongueOf(this.pair.original.language).factsOf(undefined, word).groups;
  }

  /** Whether the sentence names a thing. */
  names({ key }: SentenceWord): boolean {
    return this.own.has(key);
  }

  /** Whether the sentence has most of the words that say something: it was not told anew. */
  hasMostOf(words: readonly SentenceWord[]): boolean {
    const { language } = this.pair.original;
    const telling = words.filter(({ isSign, key }) => !isSign && !isIdle(language, key));
    return 2 * telling.filter((word) => this.own.has(word.key)).length >= telling.length;
  }

  /**
   * Whether the sentence or one next to it says a word, one of its family, what says the same, or its
   * opposite.
   */
  says({ word, key }: SentenceWord): boolean {
    const family = key.slice(0, Math.max(SHORTEST_STEM, key.length - 2));
    const opposite = word.replace(NEGATING, '');
    return (
      this.near.some(
        (other) =>
          other.key === key ||
          other.word === opposite ||
          limitsAlike(word, other.word) ||
          (key.length >= SHORTEST_STEM && other.word.includes(family)),
      ) || this.groupsOf(word).some((group) => this.groups.has(group))
    );
  }
}
