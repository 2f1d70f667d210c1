import { wordList } from '@refinery/text/word-list.ts';
import { NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import { Entries, type Entry, type Form, splitWords } from './entries.ts';
import { linesOf, phrasesOf } from './lines.ts';
import { operatorNumber, operatorSet } from './operator.ts';
import { type Phrase, type PhraseIndex, phraseIndex, WordIds } from './phrase.ts';

/** The tables of a language, as its folder gives them. */
export interface Tables {
  operators: string;
  synonyms: string;
  antonyms: string;
  light: string;
  filler: string;
  functions: string;
  numbers: string;
  /** Words that may come with a rewrite without asking for anything. */
  addable?: string;
  /** Words of courtesy and of thinking aloud: gone with their sentence they ask for nothing. */
  chatter?: string;
  /** Of scripts without spaces: words in which a shorter entry would be found by mistake. */
  compounds?: string;
  /** Of scripts without spaces: operators, and words of others, that stand behind what they apply to. */
  postposed?: string;
  /** Inflections at the end of a word, the longest first. */
  endings?: RegExp;
  /**
   * Pronouns at the end of a verb; the verb is the first group. Of languages in which accents come and go.
   */
  clitics?: RegExp;
  /** What loses its vowel before a vowel, with the apostrophe: a word of its own. */
  elided?: RegExp;
  /** Lines of `base = form form …` for forms that no ending explains. */
  irregular?: string;
  /** What may be separated from a verb and stand at the end of its clause. */
  particles?: string;
  /** Words that a word says in one: "zuckerfrei" is "ohne Zucker". */
  derived?: (word: string) => string[] | undefined;
}

/** What a language's words mean to the guard. */
export interface Lexicon {
  /** By the key of the first word. */
  phrasesOf: (first: string) => PhraseIndex | undefined;
  /** Of the words of phrases, by key. */
  ids: WordIds;
  /** Of single words, by key. */
  operators: ReadonlyMap<string, number>;
  groups: ReadonlyMap<string, readonly number[]>;
  /** Keys of opposites. */
  opposites: ReadonlyMap<string, ReadonlySet<string>>;
  light: ReadonlySet<string>;
  addable: ReadonlySet<string>;
  chatter: ReadonlySet<string>;
  functions: ReadonlySet<string>;
  numbers: ReadonlyMap<string, number>;
}

/** Reads the tables of a language; `makeKey` gives the form in which a word is looked up. */
export function compileLexicon(tables: Tables, makeKey: Form): Lexicon {
  const keyOf = remembered(makeKey);
  const reader = new Reader(tables, keyOf);
  reader.readOperators();
  reader.readSynonyms();
  reader.readFiller();
  reader.addVariants();
  const { operators, groups, entries } = reader;
  const ids = new WordIds();
  return {
    phrasesOf: phrasesBy(entries, ids),
    ids,
    operators,
    groups,
    opposites: oppositesOf(tables.antonyms, keyOf),
    light: new Set(wordList(tables.light).map(keyOf)),
    addable: new Set(wordList(tables.addable ?? '').map(keyOf)),
    chatter: new Set(wordList(tables.chatter ?? '').map(keyOf)),
    functions: new Set(wordList(tables.functions).flatMap((word) => splitWords(word, tables.elided))),
    numbers: numbersOf(tables.numbers, tables.endings ? exactly : keyOf),
  };
}

/** Reads operators first: what a synonym may say depends on them. */
class Reader {
  readonly operators = new Map<string, number>();
  /** Of single words, by key. */
  readonly groups = new Map<string, number[]>();
  readonly entries: Entries;
  private readonly tables: Tables;
  private readonly keyOf: Form;
  /** Entries, and their words without articles. */
  private readonly variants: [Entry, string[]][] = [];

  constructor(tables: Tables, keyOf: Form) {
    this.tables = tables;
    this.keyOf = keyOf;
    const particles = new Set(wordList(tables.particles ?? ''));
    this.entries = new Entries({ elided: tables.elided, particles });
  }

  readOperators(): void {
    for (const { name, phrases } of linesOf(this.tables.operators)) {
      const operator = operatorNumber(name);
      for (const phrase of phrases) {
        const entry = this.entryOf(phrase, exactly);
        const [key = ''] = entry.keys;
        if (entry.keys.length === 1 && entry.gap < 0 && !this.operators.has(key))
          this.operators.set(key, operator);
        entry.operator ||= operator;
      }
    }
  }

  readSynonyms(): void {
    let group = 0;
    for (const line of this.tables.synonyms.split('\n')) {
      const phrases = phrasesOf(line);
      if (phrases.length < 2) continue;
      group++;
      for (const phrase of phrases) {
        const word =
          this.isClosed(phrase) || phrase.includes("n't ") ? prefixedIn(phrases, phrase) : undefined;
        if (word === undefined && this.isClosed(phrase)) continue;
        // "Not use" is not "not used".
        const isSpelled = word !== undefined && this.tables.endings === undefined;
        const entry = this.entryOf(phrase, isSpelled ? exactly : this.keyOf);
        if (word !== undefined) entry.word = this.keyOf(word);
        if (!entry.groups.includes(group)) entry.groups.push(group);
        const [key = ''] = entry.keys;
        if (entry.keys.length === 1) this.groups.set(key, entry.groups);
      }
    }
  }

  readFiller(): void {
    for (const phrase of this.tables.filler.split('\n').flatMap(phrasesOf)) {
      // "Peux-tu" may vanish, "peux" may not.
      const alone = this.tables.endings !== undefined && !phrase.includes(' ');
      this.entryOf(phrase, alone ? exactly : this.keyOf).filler = true;
    }
  }

  /** Notes leave articles out: "at end". */
  addVariants(): void {
    for (const [entry, words] of this.variants) {
      const variant = this.entries.of(words, exactly);
      variant.operator ||= entry.operator;
      variant.filler ||= entry.filler && words.length > 1;
      if (words.length === 1) this.groups.set(words[0] ?? '', variant.groups);
      for (const each of entry.groups) if (!variant.groups.includes(each)) variant.groups.push(each);
    }
  }

  private entryOf(phrase: string, form: Form): Entry {
    const words = this.entries.split(phrase);
    const entry = this.entries.of(words, form);
    if (this.tables.endings || !words.some((word) => ARTICLES.has(word))) return entry;
    const bare = words.filter((word) => !ARTICLES.has(word));
    const [first = ''] = bare;
    const isOperator = bare.length === 1 && this.operators.has(first);
    if (bare.length > 0 && !isOperator)
      this.variants.push([entry, bare.map((word) => (word === '…' ? word : form(word)))]);
    return entry;
  }

  /** Whether a phrase has a number or a word that no synonym may hide. */
  private isClosed(phrase: string): boolean {
    if (!phrase.includes(' ') || OPEN.has(phrase)) return false;
    return wordList(phrase).some(
      (word) =>
        NUMBER_WORDS.has(word) ||
        MEASURES.has(word) ||
        (word !== 'drop' && CLOSED.has(this.operators.get(word) ?? 0)),
    );
  }
}

/** With a prefix a word says what it says behind "not". */
const PREFIXED = /^(?:un|i[lmnr])(\p{L}{3,})$/u;
/** "Do not clear it" forbids: behind "not" they may be verbs as well. */
const VERBS = new Set('clear complete correct direct perfect read secure'.split(' '));

/**
 * "Invalid" in the line of "not valid": what denies there belongs to the word behind it and to no other.
 */
function prefixedIn(line: readonly string[], phrase: string): string | undefined {
  const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
  return VERBS.has(last) ? undefined : line.find((other) => PREFIXED.exec(other)?.[1] === last);
}

/** A table names a word many times. */
function remembered(keyOf: Form): Form {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const key = keyOf(word);
    known.set(word, key);
    return key;
  };
}

/** Phrases of several words and filler, by the first word; each index is made when a text has the word. */
function phrasesBy(entries: Entries, ids: WordIds): Lexicon['phrasesOf'] {
  const phrases = new Map<string, Entry[]>();
  for (const entry of entries.all()) {
    if (entry.keys.length < 2 && !entry.filler) continue;
    for (const key of entry.keys) ids.add(key);
    const [first = ''] = entry.keys;
    const known = phrases.get(first);
    if (known) known.push(entry);
    else phrases.set(first, [entry]);
  }
  const phraseOf = ({ keys, ...entry }: Entry): Phrase => ({
    ...entry,
    ids: keys.map((key) => ids.of(key)),
    key: keys.join(' '),
  });
  const indices = new Map<string, PhraseIndex>();
  return (first) => {
    const list = phrases.get(first);
    if (!list) return undefined;
    const index = indices.get(first) ?? phraseIndex(list.map(phraseOf));
    indices.set(first, index);
    return index;
  };
}

const ARTICLES = new Set(['the', 'a', 'an']);
const MEASURES = new Set(['half', 'quarter', 'under', 'below']);

/** Operators that no synonym may hide. */
const CLOSED = operatorSet(
  '!not !never !only !all !both !some !any !must !should !may !before !after !until !if !when !unless !except !max !min',
);

/** They have the word of an operator and say nothing of what it says. */
const OPEN = new Set(['at once', 'all at once', 'without delay']);

/** Operators are looked up as they are spelled: "note" is not "not". */
const exactly = (word: string): string => word;

function oppositesOf(table: string, keyOf: (word: string) => string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = found.get(from);
    if (known) known.add(to);
    else found.set(from, new Set([to]));
  };
  for (const line of table.split('\n')) {
    const [left = '', right = ''] = line.split(':');
    const rights = wordList(right).map(keyOf);
    for (const a of wordList(left).map(keyOf))
      for (const b of rights) {
        add(a, b);
        add(b, a);
      }
  }
  return found;
}

function numbersOf(table: string, keyOf: (word: string) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name, phrases } of linesOf(table))
    for (const phrase of phrases) found.set(keyOf(phrase), Number(name));
  return found;
}
