import { NUMBER_WORDS } from '@refinery/text/word-sets.ts';
import { operatorNumber, operatorSet } from './operator.ts';

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
  /** Pronouns at the end of a verb; the verb is the first group. Of languages in which accents come and go. */
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

/** Phrases that begin with one word, the longest first. */
export interface PhraseIndex {
  /** By the key of the second word. */
  bySecond: ReadonlyMap<string, readonly Phrase[]>;
  /** With a gap behind the first word. */
  gapped: readonly Phrase[];
  /** The word alone, where it may vanish. */
  alone: readonly Phrase[];
}

/** What a language's words mean to the guard. */
export interface Lexicon {
  /** By the key of the first word. */
  phrases: ReadonlyMap<string, PhraseIndex>;
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

interface Entry {
  keys: readonly string[];
  gap: number;
  operator: number;
  groups: number[];
  filler: boolean;
}

/** Reads the tables of a language; `keyOf` gives the form in which a word is looked up. */
export function compileLexicon(tables: Tables, keyOf: (word: string) => string): Lexicon {
  const split = (phrase: string): string[] => splitWords(phrase, tables.elided);
  const functions = new Set(wordsOf(tables.functions).flatMap(split));
  const particles = new Set(wordsOf(tables.particles ?? ''));
  const entries = new Map<string, Entry>();
  const operators = new Map<string, number>();
  const groups = new Map<string, number[]>();

  const entryOf = (phrase: string, form: (word: string) => string): Entry => {
    const words = joined(split(phrase), particles);
    const bare = words.filter((word) => !ARTICLES.has(word));
    const whole = entryOfWords(words, form);
    // Notes leave articles out: "at end".
    if (
      !tables.endings &&
      bare.length > 0 &&
      bare.length < words.length &&
      !(bare.length === 1 && operators.has(bare[0] ?? ''))
    )
      variants.push([whole, bare.map((word) => (word === '…' ? word : form(word)))]);
    return whole;
  };
  const variants: [Entry, string[]][] = [];
  const entryOfWords = (words: readonly string[], form: (word: string) => string): Entry => {
    const gap = words.indexOf('…');
    const keys = words.filter((word) => word !== '…').map(form);
    const name = `${keys.join(' ')} ${gap}`;
    const known = entries.get(name) ?? { keys, gap, operator: 0, groups: [], filler: false };
    entries.set(name, known);
    return known;
  };

  for (const { name, phrases } of linesOf(tables.operators)) {
    const operator = operatorNumber(name);
    for (const phrase of phrases) {
      const entry = entryOf(phrase, exactly);
      if (entry.keys.length === 1 && entry.gap < 0)
        operators.set(entry.keys[0] ?? '', operators.get(entry.keys[0] ?? '') ?? operator);
      entry.operator ||= operator;
    }
  }
  let group = 0;
  for (const line of tables.synonyms.split('\n')) {
    const phrases = line
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean);
    if (phrases.length < 2) continue;
    group++;
    for (const phrase of phrases) {
      const words = phrase.split(/\s+/);
      if (
        words.length > 1 &&
        words.some(
          (word) =>
            NUMBER_WORDS.has(word) ||
            word === 'half' ||
            word === 'quarter' ||
            word === 'under' ||
            word === 'below' ||
            (word !== 'drop' && CLOSED.has(operators.get(word) ?? 0)),
        )
      )
        continue;
      const entry = entryOf(phrase, keyOf);
      if (!entry.groups.includes(group)) entry.groups.push(group);
      const [key = ''] = entry.keys;
      if (entry.keys.length === 1) groups.set(key, entry.groups);
    }
  }
  for (const phrase of tables.filler.split(/[|\n]/)) {
    // "Peux-tu" may vanish, "peux" may not.
    const alone = tables.endings !== undefined && !phrase.trim().includes(' ');
    if (phrase.trim()) entryOf(phrase, alone ? exactly : keyOf).filler = true;
  }

  for (const [entry, words] of variants) {
    const variant = entryOfWords(words, exactly);
    variant.operator ||= entry.operator;
    variant.filler ||= entry.filler && words.length > 1;
    if (words.length === 1) groups.set(words[0] ?? '', variant.groups);
    for (const each of entry.groups) if (!variant.groups.includes(each)) variant.groups.push(each);
  }

  const phrases = new Map<string, Phrase[]>();
  for (const entry of entries.values()) {
    if (entry.keys.length < 2 && !entry.filler) continue;
    const [first = ''] = entry.keys;
    const list = phrases.get(first) ?? [];
    list.push(entry);
    phrases.set(first, list);
  }
  return {
    phrases: new Map([...phrases].map(([first, list]) => [first, indexOf(list)])),
    operators,
    groups,
    opposites: oppositesOf(tables.antonyms, keyOf),
    light: new Set(wordsOf(tables.light).map(keyOf)),
    addable: new Set(wordsOf(tables.addable ?? '').map(keyOf)),
    chatter: new Set(wordsOf(tables.chatter ?? '').map(keyOf)),
    functions,
    numbers: numbersOf(tables.numbers, tables.endings ? exactly : keyOf),
  };
}

function indexOf(phrases: Phrase[]): PhraseIndex {
  const sorted = phrases.toSorted((a, b) => b.keys.length - a.keys.length);
  const bySecond = new Map<string, Phrase[]>();
  for (const phrase of sorted) {
    const [, second] = phrase.keys;
    if (second === undefined || phrase.gap === 1) continue;
    const known = bySecond.get(second) ?? [];
    known.push(phrase);
    bySecond.set(second, known);
  }
  return {
    bySecond,
    gapped: sorted.filter(({ gap }) => gap === 1),
    alone: sorted.filter(({ keys }) => keys.length === 1),
  };
}

const ARTICLES = new Set(['the', 'a', 'an']);

/** Operators that no synonym may hide. */
const CLOSED = operatorSet(
  '!not !never !only !all !both !some !any !must !should !may !before !after !until !if !when !unless !except !max !min',
);

/** Operators are looked up as they are spelled: "note" is not "not". */
const exactly = (word: string): string => word;

/** The words of a phrase; what lost its vowel is one of its own. */
function splitWords(phrase: string, elided: RegExp | undefined): string[] {
  const words: string[] = [];
  for (const word of wordsOf(phrase)) {
    let rest = word;
    for (let cut = elided?.exec(rest)?.[0]; cut; cut = elided?.exec(rest)?.[0]) {
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

const wordsOf = (list: string): string[] => list.split(/\s+/).filter(Boolean);

function* linesOf(table: string): Generator<{ name: string; phrases: string[] }> {
  for (const line of table.split('\n')) {
    const at = line.indexOf('=');
    if (at < 0) continue;
    const phrases = line
      .slice(at + 1)
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean);
    yield { name: line.slice(0, at).trim(), phrases };
  }
}

function oppositesOf(table: string, keyOf: (word: string) => string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = found.get(from) ?? new Set();
    known.add(to);
    found.set(from, known);
  };
  for (const line of table.split('\n')) {
    const [left = '', right = ''] = line.split(':');
    for (const a of wordsOf(left))
      for (const b of wordsOf(right)) {
        add(keyOf(a), keyOf(b));
        add(keyOf(b), keyOf(a));
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
