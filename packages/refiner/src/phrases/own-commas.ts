import type { CompiledRule } from './compile.ts';
import type { PhraseGrammar } from './grammar.ts';

/** What a rule put there may be several words. */
export const firstOf = (word = ''): string => (word.includes(' ') ? word.slice(0, word.indexOf(' ')) : word);

/**
 * The comma behind a phrase is its own only together with one before it: "sans blague stp, elle le
 * prendrait mal" is two clauses, and so is "sois bref, stp, elle lit peu".
 */
export function takesComma(
  { anchor, replacement }: CompiledRule,
  { clauseStarts }: PhraseGrammar,
  words: readonly string[],
  from: number,
  to: number,
): boolean {
  if (clauseStarts.size === 0 || replacement !== '' || words[to - 1] !== ',') return false;
  if (anchor !== 'none' && anchor !== 'inside') return false;
  return words[from] === ',' ? clauseStarts.has(words[to] ?? '') : from > 0;
}

const JOINS = new Set(['and', 'but', 'or', 'nor']);

/** "After that, and only after that, write": the comma belongs to what is put in behind it. */
export const opensAside = (
  { replacement }: CompiledRule,
  words: readonly string[],
  from: number,
  to: number,
): boolean =>
  words[to - 1] === ',' && words[from] !== ',' && !replacement.endsWith(',') && JOINS.has(firstOf(words[to]));

/** "We, basically, need a list": one of two commas would be left. */
export const isWithinCommas = (
  { pass, replacement }: CompiledRule,
  words: readonly string[],
  from: number,
  to: number,
): boolean =>
  pass === 'filler' &&
  replacement === '' &&
  words[from] !== ',' &&
  words[from - 1] === ',' &&
  (words[to - 1] === ',' || words[to] === ',');
