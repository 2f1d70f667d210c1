import type { Block } from '@refinery/text/blocks/block.ts';
import type { Marks } from './marks.ts';
import { type Units, unitsIn } from './units.ts';

/** Of what a writer may not change, so much is shown. In UTF-16 code units. */
const MOST_FROZEN = 240;
const FROZEN_START = 140;
const FROZEN_END = 60;

/**
 * A text as a writer sees it: each unit on a line of its own, its number and a bar in front of it. What has
 * no number may not be changed; where it is long, its middle is left out.
 */
export function showUnits(units: Units, marks: Marks): string {
  const { text, blocks } = units;
  const parts: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before) parts.push(gapBetween(text, before, block));
    const { from, to } = unitsIn(units, index);
    const own = units.units.slice(from, to);
    if (own.length === 0) parts.push(frozen(text.slice(block.content.start, block.content.end)));
    const lines = own.map(({ start, end }, at) => {
      const mark = at === 0 ? text.slice(block.content.start, start) : '';
      return `${from + at + 1}|${mark}${oneLine(marks.masked({ start, end }))}`;
    });
    parts.push(lines.join('\n'));
  }
  return parts.join('');
}

/** Words that were wrapped, on one line. */
const oneLine = (words: string): string =>
  words
    .split('\n')
    .map((line) => line.trim())
    .join(' ');

/** One empty line or none, and the indent. */
function gapBetween(text: string, before: Block, block: Block): string {
  const gap = text.slice(before.content.end, block.start);
  return `${gap.indexOf('\n') === gap.lastIndexOf('\n') ? '\n' : '\n\n'}${text.slice(block.start, block.content.start)}`;
}

const frozen = (words: string): string =>
  words.length > MOST_FROZEN
    ? `${words.slice(0, FROZEN_START).toWellFormed()} … ${words.slice(-FROZEN_END).toWellFormed()}`
    : words;
