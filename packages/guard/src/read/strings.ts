import type { Tables } from '../lexicon/compile.ts';
import { operatorNumber } from '../lexicon/operator.ts';

/** What a string of a script without spaces means wherever it stands. */
export interface Entry {
  text: string;
  operator: number;
  groups: readonly number[];
  kind: 'operator' | 'content' | 'light' | 'nothing' | 'number';
  value: number;
}

/** Entries of a language by their first character, the longest first. */
export function stringsOf(tables: Tables): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry>();
  const add = (
    text: string,
    kind: Entry['kind'],
    operator = 0,
    value = 0,
    groups: readonly number[] = [],
  ): void => {
    const known = entries.get(text);
    if (known && known.kind !== 'content') return;
    entries.set(text, { text, operator, kind, value, groups: [...(known?.groups ?? []), ...groups] });
  };
  for (const word of (tables.compounds ?? '').split(/\s+/)) if (word) add(word, 'content');
  for (const line of tables.operators.split('\n')) {
    const [name = '', list = ''] = line.split(' = ');
    const operator = operatorNumber(name.trim());
    for (const phrase of list.split('|'))
      if (operator) for (const text of ends(phrase.trim())) add(text, 'operator', operator);
  }
  for (const line of tables.numbers.split('\n')) {
    const [value = '', list = ''] = line.split(' = ');
    for (const text of list.split('|')) if (text.trim()) add(text.trim(), 'number', 0, Number(value));
  }
  for (const word of tables.functions.split(/\s+/)) if (word) add(word, 'nothing');
  for (const phrase of tables.filler.split(/[|\n]/)) if (phrase.trim()) add(phrase.trim(), 'nothing');
  for (const word of tables.light.split(/\s+/)) if (word) add(word, 'light');
  let group = 0;
  for (const line of tables.synonyms.split('\n')) {
    group++;
    for (const text of line.split('|')) if (text.trim()) add(text.trim(), 'content', 0, 0, [group]);
  }
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const first = entry.text[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);
  return byFirst;
}

/** A phrase with a gap is known by its longer end. */
function ends(phrase: string): string[] {
  const [first = '', second] = phrase.split('…').map((part) => part.trim());
  if (second === undefined) return first ? [first] : [];
  const longer = second.length >= first.length ? second : first;
  return longer.length > 1 ? [longer] : [];
}
