import { append } from '@refinery/text/append.ts';
import { placeholderStems } from '@refinery/text/placeholder-name.ts';
import type { Alignment } from './align.ts';
import { type Comparison, type Lost, lostAt } from './facts.ts';
import type { Reading, Statement } from './statements.ts';
import { CONTENT, PROTECTED, QUANTITY } from './stream.ts';

/** Share of an item's words that must stand in what took its place. */
const ENOUGH = 0.5;
const WORD = /[\p{L}\p{N}]/u;
/** In characters. */
const LONGEST_PLACEHOLDER = 80;

/** Items of lists that are gone, and items of numbered lists that stand in another order. */
export function lostListItems(comparison: Comparison, alignment: Alignment): Lost[] {
  const { original, refined } = comparison;
  const signs = signsIn(refined);
  const lost = alignment.unmatchedRepeats
    .filter((item) => !signs.has(textOf(original, item)))
    .map((item) => lostItem(original, item));
  for (const group of alignment.groups) {
    let words: Set<string> | undefined;
    for (const item of group.own) {
      if (item.list < 0) continue;
      words ??= keysOf(refined, group.other, true);
      const keys = keysOf(original, item, false);
      let found = 0;
      for (const key of keys) if (words.has(key)) found++;
      if (keys.size > 0 ? found < Math.ceil(ENOUGH * keys.size) : group.other.length === 0)
        lost.push(lostItem(original, item));
    }
  }
  append(lost, lostOrder(original, alignment.partners));
  return lost;
}

const textOf = ({ text }: Reading, { start, end }: Statement): string => text.slice(start, end);

/** Statements of signs alone, which have no words to pair them by: to the pairing they are all the same. */
const signsIn = (reading: Reading): Set<string> =>
  new Set(
    reading.statements.map((statement) => textOf(reading, statement)).filter((text) => !WORD.test(text)),
  );

const lostItem = ({ text }: Reading, { start, end }: Statement): Lost =>
  lostAt('list item', text, start, end);

/** Order counts in numbered lists, and among statements that differ in their numbers only ("Part 1", "Part 2"). */
function lostOrder(original: Reading, partners: Int32Array): Lost[] {
  const lost: Lost[] = [];
  const lasts = new Map<number, number>();
  for (let index = 0; index < original.statements.length; index++) {
    const statement = original.statements[index];
    if (!statement) continue;
    const at = partners[index] ?? -1;
    const series = statement.numbered
      ? -1 - statement.list
      : statement.counted
        ? statement.skeleton
        : undefined;
    if (at < 0 || series === undefined) continue;
    if (at < (lasts.get(series) ?? -1))
      lost.push(
        lostAt(statement.numbered ? 'list item' : 'quantity', original.text, statement.start, statement.end),
      );
    else lasts.set(series, at);
  }
  return lost;
}

/** The words of statements; with the names of placeholders, which say what a description beside them may have said. */
function keysOf(
  { stream, text }: Reading,
  statements: Statement | readonly Statement[],
  withNames: boolean,
): Set<string> {
  const keys = new Set<string>();
  for (const { from, to } of [statements].flat())
    for (let i = from; i < to; i++) {
      const item = stream[i];
      if (!item || (item.type !== CONTENT && item.type !== QUANTITY && item.type !== PROTECTED)) continue;
      keys.add(item.key);
      if (withNames && item.span === 'placeholder' && item.end - item.start < LONGEST_PLACEHOLDER)
        for (const key of placeholderStems(text.slice(item.start, item.end))) keys.add(key);
    }
  return keys;
}
