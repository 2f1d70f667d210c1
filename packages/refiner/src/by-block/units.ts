import type { Block } from '@refinery/text/blocks/block.ts';
import { readBlocks } from '@refinery/text/blocks/read-blocks.ts';
import type { Range } from '@refinery/text/range.ts';
import { type Segment, segment } from '@refinery/text/segment.ts';
import { NUMBER, SPAN, type Token, WORD } from '@refinery/text/token.ts';
import { isWrapped } from '@refinery/text/wrapped.ts';
import type { ReadTexts } from '../model/read-texts.ts';

/**
 * A part of a text that a writer may change: what a block says, or one sentence of a block that has several.
 */
export interface Unit extends Range {
  /** Index of its block. */
  block: number;
}

/** A text as a writer gets to see it. A unit's number is its index and one. */
export interface Units {
  text: string;
  /** What was read of it, and is read of what changes make of it. */
  texts: ReadTexts;
  tokens: readonly Token[];
  blocks: readonly Block[];
  /** In order, none within another. */
  units: readonly Unit[];
  /** For each block the index of its first unit; blocks without units have that of the next unit. */
  firstOf: readonly number[];
  /** What was handed over, sorted: it stays byte for byte. */
  material: readonly Range[];
}

/** A block of at least so many sentences is changed sentence by sentence. */
const MANY_SENTENCES = 3;
/** A heading of no more words has nothing to lose. */
const SHORT_HEADING = 5;

/**
 * Finds the units of a text. Code, rules, tags, short headings and what was handed over, `material` in its
 * order, have none. Linear in its length.
 */
export function unitsOf(text: string, texts: ReadTexts, material: readonly Range[]): Units {
  const tokens = texts.tokensOf(text);
  const blocks = readBlocks(text, tokens);
  const sentences = sentencesOf(text, tokens, segment(text, tokens));
  const units: Unit[] = [];
  const firstOf: number[] = [];
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    firstOf.push(units.length);
    const from = at;
    while ((sentences[at]?.start ?? Infinity) < block.end) at++;
    const own = sentences.slice(from, at);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last || !maySay(block, own, material)) continue;
    const parts = own.length < MANY_SENTENCES ? [{ start: first.start, end: last.end }] : own;
    for (const { start, end } of parts) units.push({ block: index, start, end });
  }
  return { text, texts, tokens, blocks, units, firstOf, material };
}

/** The units of a block: index of the first one, and of the one behind the last. */
export const unitsIn = ({ firstOf, units }: Units, block: number): { from: number; to: number } => ({
  from: firstOf[block] ?? units.length,
  to: firstOf[block + 1] ?? units.length,
});

/** A sentence, with the number of words in it that are not protected. */
interface Sentence extends Range {
  words: number;
}

function sentencesOf(text: string, tokens: readonly Token[], segments: readonly Segment[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [at, part] of segments.entries()) {
    const before = segments[at - 1];
    const start = tokens[part.from]?.start ?? 0;
    const end = tokens[part.to - 1]?.end ?? start;
    let words = 0;
    for (let i = part.from; i < part.to; i++) if (tokens[i]?.kind === WORD) words++;
    const last = sentences.at(-1);
    if (last && before && part.first && isWrapped(text, tokens, before, part)) {
      last.end = end;
      last.words += words;
    } else sentences.push(...spacelessIn(tokens, part, { start, end, words }));
  }
  return sentences;
}

const ENDS_WITHOUT_SPACE = new Set(['。', '！', '？']);

/** The sentences of a segment behind whose ends no space is needed. */
function spacelessIn(tokens: readonly Token[], { from, to }: Segment, whole: Sentence): Sentence[] {
  const parts: Sentence[] = [];
  let { start } = whole;
  for (let at = from; at < to - 1; at++) {
    const next = tokens[at + 1];
    const isEnd = ENDS_WITHOUT_SPACE.has(tokens[at]?.lower ?? '');
    if (!isEnd || (next?.kind !== WORD && next?.kind !== NUMBER)) continue;
    parts.push({ start, end: next.start, words: 1 });
    start = next.start;
  }
  return [...parts, { start, end: whole.end, words: whole.words }];
}

/** Whether there is anything in a block that could be said otherwise. */
function maySay({ kind }: Block, own: readonly Sentence[], material: readonly Range[]): boolean {
  if (kind === 'code' || kind === 'tag' || kind === 'rule') return false;
  const words = own.reduce((sum, sentence) => sum + sentence.words, 0);
  if (words === 0 || (kind === 'heading' && words <= SHORT_HEADING)) return false;
  return own.some(({ start, end }) => !isInside(material, start, end));
}

/** Whether one of the sorted ranges holds all of a place. */
const isInside = (ranges: readonly Range[], start: number, end: number): boolean =>
  rangesIn(ranges, start, end).some((range) => range.start <= start && end <= range.end);

/** Of sorted ranges those that share something with a place. */
export function rangesIn<T extends Range>(ranges: readonly T[], start: number, end: number): T[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while ((ranges[to]?.start ?? Infinity) < end) to++;
  return ranges.slice(low, to);
}

/** Of sorted tokens the protected ones in a place. */
export const spansIn = (tokens: readonly Token[], start: number, end: number): Token[] =>
  rangesIn(tokens, start, end).filter(({ kind }) => kind === SPAN);
