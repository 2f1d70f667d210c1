import type { Tables } from '../lexicon/compile.ts';
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

/** The entries of a language. */
export interface Strings {
  byText: ReadonlyMap<string, Entry>;
  /** Lengths of the entries that begin with a character. */
  lengths: ReadonlyMap<string, readonly number[]>;
}

/** Numerals are read as numbers, not looked up. */
const NUMERAL = /^[\d０-９〇零一二三四五六七八九十百千万萬億亿两兩]+[只隻つ]?$/;

/** Reads the tables of a language without spaces. */
export function stringsOf(tables: Tables): Strings {
  const entries = new Map<string, Entry>();
  const postposed = new Set((tables.postposed ?? '').split(/\s+/));
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
  for (const word of (tables.compounds ?? '').split(/\s+/)) if (word) add(word, 'content');
  const gapped: (() => void)[] = [];
  for (const line of tables.operators.split('\n')) {
    const [name = '', list = ''] = line.split(' = ');
    const operator = operatorNumber(name.trim());
    if (!operator) continue;
    for (const phrase of list.split('|')) {
      const text = longerEnd(phrase.trim());
      if (text.length === 0) continue;
      const put = (): void =>
        add(text, 'operator', operator, 0, [], postposed.has(name.trim()) || postposed.has(text));
      // What a word means alone goes before what it means with another.
      if (phrase.includes('…')) gapped.push(put);
      else put();
    }
  }
  for (const line of tables.numbers.split('\n')) {
    const [value = '', list = ''] = line.split(' = ');
    for (const text of list.split('|').map((part) => part.trim()))
      if (text && !NUMERAL.test(text)) add(text, 'number', 0, Number(value));
  }
  for (const word of tables.functions.split(/\s+/)) if (word) add(word, 'nothing');
  for (const phrase of tables.filler.split(/[|\n]/)) if (phrase.trim()) add(phrase.trim(), 'nothing');
  for (const word of tables.light.split(/\s+/)) if (word) add(word, 'light');
  for (const put of gapped) put();
  let group = 0;
  for (const line of tables.synonyms.split('\n')) {
    group++;
    for (const text of line.split('|')) if (text.trim()) add(text.trim(), 'content', 0, 0, [group]);
  }
  return { byText: entries, lengths: lengthsOf(entries) };
}

function lengthsOf(entries: ReadonlyMap<string, Entry>): Map<string, number[]> {
  const lengths = new Map<string, number[]>();
  for (const { length, 0: first = '' } of entries.keys()) {
    const known = lengths.get(first) ?? [];
    if (!known.includes(length)) lengths.set(first, [...known, length]);
  }
  return lengths;
}

/** A phrase with a gap is known by its longer end, if that has more than one character. */
function longerEnd(phrase: string): string {
  const [first = '', second] = phrase.split('…').map((part) => part.trim());
  if (second === undefined) return first;
  const longer = second.length >= first.length ? second : first;
  return longer.length > 1 ? longer : '';
}
