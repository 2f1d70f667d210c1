import { placeholderStems } from '../text/placeholder-name.ts';
import { segment } from '../text/segment.ts';
import type { Fact, Reading } from './facts.ts';
import { Occurrences } from './occurrences.ts';
import { CONTENT, type Item, QUANTITY } from './stream.ts';

/** Share of an item's words that must stand together in the refined text. */
const ENOUGH = 0.6;
/** In characters. */
const LONGEST_PLACEHOLDER = 80;

/** Items of lists: most of the words of each must still stand in one line. */
export function listItemFacts(original: Reading, refined: Reading): Fact[] {
  const items = listItems(original);
  if (items.length === 0) return [];
  // Most items are unchanged; the words of the whole text are looked at only for the others.
  const same = new Set(listItems(refined).map((item) => item.keys.join(' ')));
  let known: Occurrences | undefined;
  const facts: Fact[] = [];
  for (const { start, end, keys } of items) {
    const unique = new Set(keys).size;
    if (unique === 0) continue;
    let survives = same.has(keys.join(' '));
    if (!survives) {
      known ??= lineOccurrences(refined);
      survives = known.mostNear(keys).count >= Math.ceil(unique * ENOUGH);
    }
    facts.push({ kind: 'list item', text: original.text.slice(start, end), start, end, survives });
  }
  return facts;
}

interface ListItem {
  start: number;
  end: number;
  keys: string[];
}

function listItems(reading: Reading): ListItem[] {
  const { stream } = reading;
  let at = 0;
  return itemLines(reading).map(({ start, end }) => {
    const keys: string[] = [];
    while (at < stream.length && (stream[at]?.start ?? 0) < start) at++;
    for (; at < stream.length && (stream[at]?.start ?? 0) < end; at++) {
      const item = stream[at];
      if (item && isKey(item)) keys.push(item.key);
    }
    return { start, end, keys };
  });
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

/** The words of each line. The name of a placeholder says what a description beside it may have said. */
function lineOccurrences({ stream, text }: Reading): Occurrences {
  const known = new Occurrences();
  known.open();
  for (const item of stream) {
    if (item.word === '\n') known.open();
    else if (isKey(item)) known.add(item.key);
    else if (item.word === '□' && item.end - item.start < LONGEST_PLACEHOLDER)
      for (const key of placeholderStems(text.slice(item.start, item.end))) known.add(key);
  }
  return known;
}
