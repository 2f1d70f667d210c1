import type { Place } from '@refinery/guard';
import { alignUnits, type Group } from './align-units.ts';
import { type Unit, unitsOf } from './units.ts';

/** What a rewritten text does wrong. */
export interface MixDamage {
  /** Parts of the original that it does not keep. */
  lost: readonly Place[];
  /** Parts of itself that say more than the original. */
  added: readonly Place[];
}

/** A unit as it stands in one of both texts. */
interface Piece {
  text: string;
  unit: Unit;
  /** The unit before it in its own text. */
  before: Unit | undefined;
  /** What stands between it and the unit before it in its own text. */
  gap: string;
}

/**
 * The rewritten text with the sentences of the original put back where it is damaged, and sentences taken out that say
 * more than the original and stand for nothing in it. Sentences that were merged are put back together. What has no
 * counterpart returns behind what it followed. The text is not checked again here. Without damage it stays as it is.
 * Linear in both lengths.
 */
export function mixTexts(
  original: string,
  rewritten: string,
  damage: MixDamage,
  preserve: readonly string[] = [],
): string {
  if (!damage.lost.length && !damage.added.length) return rewritten;
  const own = unitsOf(original, preserve);
  const other = unitsOf(rewritten, preserve);
  const isLost = touched(own, damage.lost);
  const isAdded = touched(other, damage.added);
  const groups = alignUnits(own, other);
  const plan = planOf(groups, withNeighbours(groups, isLost), isAdded);
  const pieces: Piece[] = [];
  const putBack = (at: number): void => void pieces.push(pieceOf(original, own, at));
  for (const at of plan.first) putBack(at);
  for (const at of other.keys()) {
    if (plan.keeps(at)) pieces.push(pieceOf(rewritten, other, at));
    for (const back of plan.behind(at)) putBack(back);
  }
  return joined(pieces);
}

/** For each unit whether one of the places is in it. */
function touched(units: readonly Unit[], places: readonly Place[]): boolean[] {
  const found = units.map(() => false);
  let at = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    while (at < units.length - 1 && (units[at]?.end ?? 0) <= start) at++;
    found[at] = true;
    while (at < units.length - 1 && (units[at + 1]?.start ?? 0) < end) found[++at] = true;
  }
  return found;
}

/**
 * Lost units of the original, and the neighbours of those for which nothing in the rewritten text stands: it may have merged them, so
 * that something wrong would stay beside what returns.
 */
function withNeighbours(groups: readonly Group[], isLost: readonly boolean[]): boolean[] {
  const all = [...isLost];
  for (const { own, other } of groups)
    for (const at of own) {
      if (!isLost[at] || other.length > 0) continue;
      if (at > 0) all[at - 1] = true;
      if (at + 1 < all.length) all[at + 1] = true;
    }
  return all;
}

/** Which units of the rewritten text stay, and which of the original return behind which of them. */
interface Plan {
  /** Units of the original that return before everything else. */
  first: readonly number[];
  keeps(at: number): boolean;
  behind(at: number): readonly number[];
}

function planOf(groups: readonly Group[], isLost: readonly boolean[], isAdded: readonly boolean[]): Plan {
  const dropped = new Set<number>();
  /** For each unit of the original the one of the rewritten text in whose place it is, or behind which it was. */
  const anchors: number[] = [];
  const returning = new Set<number>();
  for (const { own, other } of groups) {
    const anchor = other[0];
    if (anchor !== undefined) for (const at of own) anchors[at] = anchor;
    if (!own.some((at) => isLost[at]) && !other.some((at) => isAdded[at])) continue;
    for (const at of own) returning.add(at);
    for (const at of other) dropped.add(at);
  }
  const first: number[] = [];
  const behind = new Map<number, number[]>();
  let last = -1;
  for (const at of isLost.keys()) {
    last = anchors[at] ?? last;
    if (!returning.has(at)) continue;
    if (last < 0) first.push(at);
    else listAt(behind, last).push(at);
  }
  return { first, keeps: (at) => !dropped.has(at), behind: (at) => behind.get(at) ?? [] };
}

function listAt(lists: Map<number, number[]>, at: number): number[] {
  const known = lists.get(at);
  if (known) return known;
  const made: number[] = [];
  lists.set(at, made);
  return made;
}

function pieceOf(text: string, units: readonly Unit[], at: number): Piece {
  const unit = units[at];
  if (!unit) throw new RangeError(`There is no unit ${at}.`);
  const before = units[at - 1];
  const gap = before ? text.slice(before.end, unit.start) : '';
  return { text: text.slice(unit.start, unit.end), unit, before, gap };
}

/** One text of all pieces. Those that stood together stand as they stood; others get a line of their own where they need one. */
function joined(pieces: readonly Piece[]): string {
  const parts: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = pieces[at - 1];
    if (last) parts.push(gapBetween(last, piece));
    parts.push(piece.text);
  }
  return parts.join('');
}

function gapBetween(last: Piece, { unit, before, gap }: Piece): string {
  if (before === last.unit) return gap;
  if (gap.includes('\n')) return gap.replace(/\S/g, '');
  if (last.unit.endsLine || unit.startsLine) return '\n';
  // Scripts that write no spaces end their sentences with signs of their own.
  return gap === '' && !/[。！？]$/.test(last.text) ? ' ' : gap;
}
