import { wordList } from '@refinery/text/word-list.ts';
import type { Tables } from '../lexicon/compile.ts';
import { linesOf, phrasesOf } from '../lexicon/lines.ts';
import { operatorNumber } from '../lexicon/operator.ts';

/** What a string of a script without spaces means wherever it stands. */
export interface Entry {
  text: string;
  operator: number;
  groups: readonly number[];
  kind: 'operator' | 'content' | 'light' | 'nothing' | 'number';
  value: number;
  /** Stands behind what it applies to. */
  postposed: boolean;
}

/**
 * The entries of a language letter by letter (a trie): what may follow, by UTF-16 unit, and the entry that
 * ends here.
 */
export interface Strings {
  readonly next: Map<number, Strings>;
  entry: Entry | undefined;
}

/** Numerals are read as numbers, not looked up. */
const NUMERAL = /^[\d０-９〇零一二三四五六七八九十百千万萬億亿两兩]+[只隻つ]?$/;

/** Reads the tables of a language without spaces. */
export function stringsOf(tables: Tables): Strings {
  const entries = new Map<string, Entry>();
  const postposed = new Set(wordList(tables.postposed ?? ''));
  const add = (
    text: string,
    kind: Entry['kind'],
    operator = 0,
    value = 0,
    groups: readonly number[] = [],
    isBehind = false,
  ): void => {
    const known = entries.get(text);
    // A light word may still stand for another.
    if (known && known.kind !== 'content' && !(known.kind === 'light' && kind === 'content')) return;
    entries.set(text, {
      text,
      operator,
      kind: known?.kind ?? kind,
      value,
      groups: [...(known?.groups ?? []), ...groups],
      postposed: isBehind,
    });
  };
  for (const word of wordList(tables.compounds ?? '')) add(word, 'content');
  const gapped: (() => void)[] = [];
  for (const { name, phrases } of linesOf(tables.operators)) {
    const operator = operatorNumber(name);
    if (!operator) continue;
    for (const phrase of phrases) {
      const text = longerEnd(phrase);
      if (text.length === 0) continue;
      const put = (): void =>
        add(text, 'operator', operator, 0, [], postposed.has(name) || postposed.has(text));
      // What a word means alone goes before what it means with another.
      if (phrase.includes('…')) gapped.push(put);
      else put();
    }
  }
  for (const { name, phrases } of linesOf(tables.numbers))
    for (const text of phrases) if (!NUMERAL.test(text)) add(text, 'number', 0, Number(name));
  for (const word of wordList(tables.functions)) add(word, 'nothing');
  for (const phrase of tables.filler.split('\n').flatMap(phrasesOf)) add(phrase, 'nothing');
  for (const word of wordList(tables.light)) add(word, 'light');
  for (const put of gapped) put();
  for (const [group, line] of tables.synonyms.split('\n').entries())
    for (const text of phrasesOf(line)) add(text, 'content', 0, 0, [group + 1]);
  return trieOf(entries.values());
}

function trieOf(entries: Iterable<Entry>): Strings {
  const root: Strings = { next: new Map(), entry: undefined };
  for (const entry of entries) {
    let at = root;
    for (let i = 0; i < entry.text.length; i++) at = child(at, entry.text.charCodeAt(i));
    at.entry = entry;
  }
  return root;
}

function child({ next }: Strings, unit: number): Strings {
  const known = next.get(unit);
  if (known) return known;
  const made: Strings = { next: new Map(), entry: undefined };
  next.set(unit, made);
  return made;
}

/** A phrase with a gap is known by its longer end, if that has more than one character. */
function longerEnd(phrase: string): string {
  const [first = '', second] = phrase.split('…').map((part) => part.trim());
  if (second === undefined) return first;
  const longer = second.length >= first.length ? second : first;
  return longer.length > 1 ? longer : '';
}
