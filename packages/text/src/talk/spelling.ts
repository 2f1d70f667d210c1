/** Longer words are recognised with one letter too few, too many, or two exchanged. */
const LONG_ENOUGH = 6;
const MOST_KNOWN = 20_000;

/**
 * A word without apostrophes, accents and doubled letters, which is where most slips are: "realy", "dont",
 * "tambien". Of one letter or two an accent makes another word: "é", "e".
 */
export const fold = (word: string): string =>
  word.length < SHORTEST
    ? word
    : word
        .normalize('NFD')
        .replace(/[\u0300-\u036f'’]/g, '')
        .replace(/([a-z])\1+/g, '$1');

const SHORTEST = 3;

/** Finds the words of a vocabulary however hastily they are typed. */
export class Speller {
  private readonly vocabulary: ReadonlySet<string>;
  private readonly slips = new Map<string, string>();
  private readonly known = new Map<string, string | undefined>();

  constructor(vocabulary: ReadonlySet<string>) {
    this.vocabulary = vocabulary;
    for (const word of vocabulary)
      if (word.length >= LONG_ENOUGH) for (const slip of withoutOne(word)) this.slips.set(slip, word);
  }

  /** The word of the vocabulary that is meant, if any. */
  read(lower: string): string | undefined {
    if (this.known.has(lower)) return this.known.get(lower);
    const folded = fold(lower);
    const read = this.vocabulary.has(folded) ? folded : this.meant(folded);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(lower, read);
    return read;
  }

  private meant(word: string): string | undefined {
    if (word.length < LONG_ENOUGH - 1 || word.length > 24) return undefined;
    const missing = this.slips.get(word);
    if (missing !== undefined || word.length < LONG_ENOUGH) return missing;
    for (const shorter of withoutOne(word)) {
      if (shorter.length >= LONG_ENOUGH && this.vocabulary.has(shorter)) return shorter;
      const swapped = this.slips.get(shorter);
      if (swapped !== undefined && isSwapped(word, swapped)) return swapped;
    }
    return undefined;
  }
}

const withoutOne = (word: string): string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

/** Whether two words of one length differ in two neighbouring letters only, which changed places. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
