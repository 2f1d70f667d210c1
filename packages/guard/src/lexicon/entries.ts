import { wordList } from '@refinery/text/word-list.ts';

/** What the tables of a language say of a word or phrase. */
export interface Entry {
  keys: readonly string[];
  gap: number;
  operator: number;
  groups: number[];
  filler: boolean;
  /** Key of the one word as which it is read: "not valid" as "invalid". */
  word?: string;
}

/** The form in which a word is looked up. */
export type Form = (word: string) => string;

/** How a language splits a phrase into words. */
export interface Splitting {
  elided: RegExp | undefined;
  particles: ReadonlySet<string>;
}

/** The entries of a language, each once whatever tables name it. */
export class Entries {
  private readonly byName = new Map<string, Entry>();
  private readonly splitting: Splitting;

  constructor(splitting: Splitting) {
    this.splitting = splitting;
  }

  all(): Iterable<Entry> {
    return this.byName.values();
  }

  /** The words of a phrase, "…" for a gap. */
  split(phrase: string): string[] {
    const { elided, particles } = this.splitting;
    const words = splitWords(phrase, elided);
    return words.length < 3 ? words : joined(words, particles);
  }

  /** The entry of words, which may have a gap. */
  of(words: readonly string[], form: Form): Entry {
    const gap = words.indexOf('…');
    const keys = (gap < 0 ? words : words.filter((word) => word !== '…')).map(form);
    const name = `${keys.join(' ')} ${gap}`;
    const known = this.byName.get(name);
    if (known) return known;
    const made: Entry = { keys, gap, operator: 0, groups: [], filler: false };
    this.byName.set(name, made);
    return made;
  }
}

/** The words of a phrase; what lost its vowel is one of its own. */
export function splitWords(phrase: string, elided: RegExp | undefined): string[] {
  if (!elided) return phrase.includes(' ') ? wordList(phrase) : [phrase];
  const words: string[] = [];
  for (const word of wordList(phrase)) {
    let rest = word;
    for (let cut = elided.exec(rest)?.[0]; cut; cut = elided.exec(rest)?.[0]) {
      words.push(cut);
      rest = rest.slice(cut.length);
    }
    words.push(rest);
  }
  return words;
}

/** "fasse … zusammen" is read as "zusammenfasse". */
function joined(words: string[], particles: ReadonlySet<string>): string[] {
  const last = words.at(-1) ?? '';
  const gap = words.indexOf('…');
  if (gap < 0 || gap !== words.length - 2 || !particles.has(last)) return words;
  return [last + words[0], ...words.slice(1, gap)];
}
