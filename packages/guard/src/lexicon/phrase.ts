/** Several words that mean one thing. */
export interface Phrase {
  /** Numbers of its words by their keys, see `WordIds`. */
  ids: readonly number[];
  /** Its keys, with a space between two. */
  key: string;
  /** A gap of up to `GAP` words stands before the word of this index; -1 without one. */
  gap: number;
  /** Number of the operator, 0 for none. */
  operator: number;
  /** Synonym groups. */
  groups: readonly number[];
  /** May vanish without a trace. */
  filler: boolean;
  /** Key of the one word as which it is read: "not valid" as "invalid". */
  word?: string;
}

/** Phrases that begin with the same two words, the longest first. */
export interface PairIndex {
  phrases: readonly Phrase[];
  /** Words that stand right behind the two: many phrases begin with "in the", few go on as a text does. */
  thirds: ReadonlySet<number>;
  /** Those that end with the two words or have a gap behind them. */
  rest: readonly Phrase[];
}

/** Phrases that begin with one word, the longest first. */
export interface PhraseIndex {
  /** By the second word. */
  bySecond: ReadonlyMap<number, PairIndex>;
  /** With a gap behind the first word. */
  gapped: readonly Phrase[];
  /** The word alone, where it may vanish. */
  alone: Phrase | undefined;
}

/**
 * Numbers for the words of phrases, by their keys: a text is compared with a phrase word by word, by numbers
 * rather than letters.
 */
export class WordIds {
  private readonly ids = new Map<string, number>();

  add(key: string): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.ids.size + 1;
    this.ids.set(key, id);
    return id;
  }

  /** 0 for a word that no phrase has. */
  of(key: string): number {
    return this.ids.get(key) ?? 0;
  }
}

/** Of phrases that begin with the same word. */
export function phraseIndex(phrases: readonly Phrase[]): PhraseIndex {
  const sorted = phrases.toSorted((a, b) => b.ids.length - a.ids.length);
  const bySecond = new Map<number, Phrase[]>();
  for (const phrase of sorted) {
    const [, second] = phrase.ids;
    if (second === undefined || phrase.gap === 1) continue;
    const known = bySecond.get(second);
    if (known) known.push(phrase);
    else bySecond.set(second, [phrase]);
  }
  return {
    bySecond: new Map([...bySecond].map(([second, list]) => [second, pairIndex(list)])),
    gapped: sorted.filter(({ gap }) => gap === 1),
    alone: sorted.find(({ ids }) => ids.length === 1),
  };
}

function pairIndex(phrases: readonly Phrase[]): PairIndex {
  const thirds = new Set<number>();
  const rest: Phrase[] = [];
  for (const phrase of phrases) {
    const [, , third] = phrase.ids;
    if (third === undefined || phrase.gap === 2) rest.push(phrase);
    else thirds.add(third);
  }
  return { phrases, thirds, rest };
}
