import { segment } from '../text/segment.ts';
import type { Fact, Reading } from './facts.ts';
import { Occurrences } from './occurrences.ts';
import { CONTENT, type Item, QUANTITY, type Stream } from './stream.ts';

/** Share of an item's words that must stand together in the refined text. */
const ENOUGH = 0.6;

/** Items of lists: most of the words of each must still stand in one line or sentence group. */
export function listItemFacts(original: Reading, refined: Reading): Fact[] {
  const lines = itemLines(original);
  if (lines.length === 0) return [];
  const known = lineOccurrences(refined.stream);
  const facts: Fact[] = [];
  let at = 0;
  for (const line of lines) {
    const keys: string[] = [];
    while (at < original.stream.length && (original.stream[at]?.start ?? 0) < line.start) at++;
    for (; at < original.stream.length && (original.stream[at]?.start ?? 0) < line.end; at++) {
      const item = original.stream[at];
      if (item && isKey(item)) keys.push(item.key);
    }
    const unique = new Set(keys).size;
    if (unique === 0) continue;
    const survives = known.mostNear(keys).count >= Math.ceil(unique * ENOUGH);
    facts.push({ kind: 'list item', text: original.text.slice(line.start, line.end), ...line, survives });
  }
  return facts;
}

const isKey = (item: Item): boolean => item.type === CONTENT || item.type === QUANTITY;

function itemLines({ text, tokens }: Reading): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (const part of segment(text, tokens)) {
    if (part.line !== 'item' || !part.first) continue;
    const start = tokens[part.from]?.start ?? 0;
    lines.push({ start, end: tokens[part.to - 1]?.end ?? start });
  }
  return lines;
}

function lineOccurrences(stream: Stream): Occurrences {
  const known = new Occurrences();
  known.open();
  for (const item of stream) {
    if (item.word === '\n') known.open();
    else if (isKey(item)) known.add(item.key);
  }
  return known;
}
