/** Several words that mean one thing. */
export interface Phrase {
  /** Keys of its words, see `keyOf` of the language. */
  keys: readonly string[];
  /** A gap of up to `GAP` words stands before the key of this index; -1 without one. */
  gap: number;
  /** Number of the operator, 0 for none. */
  operator: number;
  /** Synonym groups. */
  groups: readonly number[];
  /** May vanish without a trace. */
  filler: boolean;
}

/** Phrases that begin with the same two words, the longest first. */
export interface PairIndex {
  phrases: readonly Phrase[];
  /** Keys that stand right behind the two: many phrases begin with "in the", few go on as a text does. */
  thirds: ReadonlySet<string>;
  /** Those that end with the two words or have a gap behind them. */
  rest: readonly Phrase[];
}

/** Phrases that begin with one word, the longest first. */
export interface PhraseIndex {
  /** By the key of the second word. */
  bySecond: ReadonlyMap<string, PairIndex>;
  /** With a gap behind the first word. */
  gapped: readonly Phrase[];
  /** The word alone, where it may vanish. */
  alone: Phrase | undefined;
}

/** Of phrases that begin with the same word. */
export function phraseIndex(phrases: readonly Phrase[]): PhraseIndex {
  const sorted = phrases.toSorted((a, b) => b.keys.length - a.keys.length);
  const bySecond = new Map<string, Phrase[]>();
  for (const phrase of sorted) {
    const [, second] = phrase.keys;
    if (second === undefined || phrase.gap === 1) continue;
    const known = bySecond.get(second);
    if (known) known.push(phrase);
    else bySecond.set(second, [phrase]);
  }
  return {
    bySecond: new Map([...bySecond].map(([second, list]) => [second, pairIndex(list)])),
    gapped: sorted.filter(({ gap }) => gap === 1),
    alone: sorted.find(({ keys }) => keys.length === 1),
  };
}

function pairIndex(phrases: readonly Phrase[]): PairIndex {
  const thirds = new Set<string>();
  const rest: Phrase[] = [];
  for (const phrase of phrases) {
    const [, , third] = phrase.keys;
    if (third === undefined || phrase.gap === 2) rest.push(phrase);
    else thirds.add(third);
  }
  return { phrases, thirds, rest };
}
