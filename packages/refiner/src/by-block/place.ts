import { pathOf } from '@refinery/text/blocks/block.ts';
import { readBlocks } from '@refinery/text/blocks/read-blocks.ts';
import type { Applied } from './apply-changes.ts';
import type { Change } from './change.ts';
import type { Units } from './units.ts';

/**
 * Indices of the changes that moved a block: read again, every block that is left has to have the kind,
 * indent and parents that it had, and what had others below it has some still. Empty where all stand as
 * before. Linear in the text but for the depth of its blocks.
 */
export function movingChanges(units: Units, changes: readonly Change[], applied: Applied): Set<number> {
  const { blocks, texts } = units;
  const after = readBlocks(applied.text, texts.tokensOf(applied.text));
  const byStart = new Map(after.map(({ content }, index) => [content.start, index]));
  const nowAt = applied.places.map((place) => (place ? byStart.get(place.start) : undefined));
  const parents = new Set(after.map(({ parent }) => parent));
  const owners = ownersOf(units, changes);
  const moving = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    const place = applied.places[index];
    if (!place) continue;
    const now = after[nowAt[index] ?? -1];
    const above = block.parent < 0 ? -1 : nowAt[block.parent];
    const isSame =
      now?.kind === block.kind &&
      now.content.end === place.end &&
      now.parent === above &&
      now.content.start - now.start === block.content.start - block.start &&
      (parents.has(nowAt[index] ?? -1) ||
        !hadChildren(units, index) ||
        owners.get(index) === owners.get(index + 1));
    if (!isSame) moving.add(nearest(units, changes, owners, index));
  }
  return after.length === applied.places.filter(Boolean).length || moving.size > 0
    ? moving
    : new Set(changes.keys());
}

/** The first change that each block is part of. */
function ownersOf({ units }: Units, changes: readonly Change[]): ReadonlyMap<number, number> {
  const owners = new Map<number, number>();
  for (const [at, { first, last }] of changes.entries())
    for (let block = units[first]?.block ?? 0; block <= (units[last]?.block ?? -1); block++)
      if (!owners.has(block)) owners.set(block, at);
  return owners;
}

const hadChildren = ({ blocks }: Units, at: number): boolean => blocks[at + 1]?.parent === at;

/** The change of a block, of one above it, or the last one in front of it, else the first behind it. */
function nearest(
  { blocks, units }: Units,
  changes: readonly Change[],
  owners: ReadonlyMap<number, number>,
  block: number,
): number {
  for (const at of [block, ...pathOf(blocks, block)]) {
    const own = owners.get(at);
    if (own !== undefined) return own;
  }
  return Math.max(
    0,
    changes.findLastIndex(({ last }) => (units[last]?.block ?? 0) < block),
  );
}
