import type { Range } from '@refinery/text/range.ts';
import { applyEdits, type Replacement } from '../edits/apply-edits.ts';
import type { Change } from './change.ts';
import { lengthened } from './offsets.ts';
import { type Units, unitsIn } from './units.ts';

/** A text with changes, and where its parts stand in it. */
export interface Applied {
  text: string;
  /** What was replaced, in order, without overlaps. */
  edits: Replacement[];
  /** For each block of the original, where what it says stands now; undefined for those that are gone. */
  places: (Range | undefined)[];
  /** For each change, where its words stand now: nothing wide where it has none. */
  changed: Range[];
}

/**
 * Makes changes: all other blocks stay to the byte, but for the empty lines beside one that is gone. Linear
 * in the text.
 */
export function applyChanges(units: Units, changes: readonly Change[]): Applied {
  const { text, blocks } = units;
  const wordsOf = new Map<number, string>();
  for (const { first, last, words } of changes)
    for (let unit = first; unit <= last; unit++) wordsOf.set(unit, unit === first ? words : '');
  const edits: Replacement[] = [];
  const isGone = blocks.map((_, block) => isBlockGone(units, wordsOf, block));
  for (let block = 0; block < blocks.length; block++) {
    if (!isGone[block]) {
      edits.push(...editsInside(units, wordsOf, block));
      continue;
    }
    const from = block;
    while (isGone[block + 1]) block++;
    edits.push(withoutBlocks(units, from, block));
  }
  const forward = lengthened(edits);
  return {
    text: applyEdits(text, edits),
    edits,
    places: blocks.map(({ content }, block) =>
      isGone[block] ? undefined : { start: forward(content.start), end: forward(content.end) },
    ),
    changed: changes.map(({ first, words }) => {
      const start = forward(units.units[first]?.start ?? 0);
      return { start, end: start + words.length };
    }),
  };
}

function isBlockGone(units: Units, wordsOf: ReadonlyMap<number, string>, block: number): boolean {
  const { from, to } = unitsIn(units, block);
  for (let unit = from; unit < to; unit++) if (wordsOf.get(unit) !== '') return false;
  return to > from;
}

/**
 * New words of units, and sentences that are gone with the space in front of them, or behind the first ones.
 */
function editsInside(all: Units, wordsOf: ReadonlyMap<number, string>, block: number): Replacement[] {
  const { units } = all;
  const { from, to } = unitsIn(all, block);
  const edits: Replacement[] = [];
  let isStart = true;
  for (let at = from; at < to; at++) {
    const unit = units[at];
    const words = wordsOf.get(at);
    if (!unit) continue;
    if (words === '') {
      const start = isStart ? unit.start : (units[at - 1]?.end ?? unit.start);
      edits.push({ start, end: isStart ? (units[at + 1]?.start ?? unit.end) : unit.end, replacement: '' });
      continue;
    }
    isStart = false;
    if (words !== undefined) edits.push({ start: unit.start, end: unit.end, replacement: words });
  }
  return edits;
}

/**
 * Blocks that are gone: of the empty lines around them the wider gap stays, at the end of the text the end
 * that it had.
 */
function withoutBlocks({ text, blocks }: Units, from: number, to: number): Replacement {
  const before = blocks[from - 1];
  const last = blocks[to];
  const end = last?.end ?? text.length;
  if (!before) return { start: 0, end, replacement: '' };
  const behind = text.slice(last?.content.end, end);
  const inFront = text.slice(before.content.end, before.end);
  const isWider = to === blocks.length - 1 || linesIn(behind) > linesIn(inFront);
  return { start: before.content.end, end, replacement: isWider ? behind : inFront };
}

const linesIn = (gap: string): number => gap.split('\n').length;
