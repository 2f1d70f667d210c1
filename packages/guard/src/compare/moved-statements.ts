import { pathOf } from '@refinery/text/blocks/block.ts';
import { type Outline, outlineOf } from '../read/outline.ts';
import type { Reading } from '../read/reading.ts';
import { isWord } from './asks.ts';
import { addition, doubtOf, type Finding, type Pair, quoted } from './finding.ts';

/**
 * Statements that stand under another heading, announcement, tag or item than they did, or under another one
 * as well.
 */
export function movedStatements(pair: Pair): Finding[] {
  const places = new Places(pair, outlineOf(pair.original), outlineOf(pair.rewritten));
  return [...movedAway(pair, places), ...repeatedElsewhere(pair, places)];
}

/** "404 Not Found" that went from "Do not retry on:" to "Retry on:". What moved together is one finding. */
function movedAway({ original }: Pair, places: Places): Finding[] {
  const found: Finding[] = [];
  let last = -1;
  for (const s of original.statements.keys()) {
    const reason = places.whyMoved(s);
    const { start = 0, end = 0 } = original.statements[s] ?? {};
    const before = found.at(-1);
    if (reason && before?.reason === reason && last === s - 1) before.end = end;
    else if (reason) found.push(doubtOf('place', { start, end }, reason));
    if (reason) last = s;
  }
  return found;
}

/**
 * Statements that the original has, and that now stand under another heading, announcement, tag or item as
 * well.
 */
function repeatedElsewhere({ original, rewritten, matches }: Pair, places: Places): Finding[] {
  const homes = new Set(matches.home);
  const copies = [...rewritten.statements.keys()].filter((t) => !homes.has(t));
  if (copies.length === 0) return [];
  const origins = Map.groupBy(original.statements.keys(), (s) => original.statements[s]?.hash);
  return copies.flatMap((t) => {
    const { hash, start = 0, end = 0 } = rewritten.statements[t] ?? {};
    const own = origins.get(hash) ?? [];
    const foreign = own.length > MOST_ORIGINS ? [] : own.map((s) => places.aboveCopy(s, t));
    const [name] = foreign;
    if (name === undefined || foreign.includes(undefined)) return [];
    return [addition('place', start, end, `it now stands under ${name} as well`)];
  });
}

/** What the original says more often stands in no place of its own. */
const MOST_ORIGINS = 12;

/** Most blocks that a block stands under: deeper ones are not looked at. */
const DEEPEST = 16;

/** In blocks. */
const FARTHEST = 40;

/** Where the blocks of two texts went. */
class Places {
  private readonly pair: Pair;
  private readonly own: Outline;
  private readonly other: Outline;
  /** For each block of the original that others stand under the one that it became, -1 for none. */
  private readonly homes: Int32Array;
  /** Whether a block of the rewritten text is what one of the original became. */
  private readonly hasOrigin: Uint8Array;

  constructor(pair: Pair, own: Outline, other: Outline) {
    this.pair = pair;
    this.own = own;
    this.other = other;
    this.homes = new Int32Array(own.blocks.length).fill(-1);
    this.hasOrigin = new Uint8Array(other.blocks.length);
    for (const block of own.blocks.keys()) {
      const home = own.isAbove[block] ? this.homeOfBlock(block) : -1;
      this.homes[block] = home;
      if (home >= 0) this.hasOrigin[home] = 1;
    }
  }

  private homeOfBlock(block: number): number {
    const s = this.own.lastOf[block] ?? -1;
    if (!isKept(this.pair, s) && !isTitleKept(this.pair, s)) return -1;
    return this.other.blockOf[this.pair.matches.home[s] ?? -1] ?? -1;
  }

  /** Why a statement stands in another place than it did; undefined where it does not. */
  whyMoved(s: number): string | undefined {
    const { original, rewritten, matches } = this.pair;
    const from = this.own.blockOf[s] ?? -1;
    const to = this.other.blockOf[matches.home[s] ?? -1] ?? -1;
    if (to < 0 || !isKept(this.pair, s) || this.isLead(from, to)) return undefined;
    const old = this.nearestKept(from);
    const home = this.homes[old] ?? -1;
    if (old >= 0 && this.isLead(old, home) && this.isNextAbove(home, to)) return undefined;
    const foreign = this.newAbove(from, to);
    if (foreign >= 0) return `it now stands under ${nameOf(rewritten, this.other, foreign)}`;
    const isLeft = old >= 0 && ![to, ...pathOf(this.other.blocks, to, DEEPEST)].includes(home);
    return isLeft ? `it no longer stands under ${nameOf(original, this.own, old)}` : undefined;
  }

  /** What a copy of a statement stands under that the statement does not; undefined for nothing. */
  aboveCopy(s: number, copy: number): string | undefined {
    const [from, to] = [this.own.blockOf[s] ?? -1, this.other.blockOf[copy] ?? -1];
    const foreign = this.newAbove(from, to);
    return foreign >= 0 ? nameOf(this.pair.rewritten, this.other, foreign) : undefined;
  }

  /**
   * The nearest block above the new place that was one of the original, if it is none that stood above the
   * old one; else -1.
   */
  private newAbove(from: number, to: number): number {
    const above = pathOf(this.other.blocks, to, DEEPEST).find((block) => this.hasOrigin[block]);
    if (above === undefined) return -1;
    const old = [from, ...pathOf(this.own.blocks, from, DEEPEST)];
    return old.some((block) => this.homes[block] === above) ? -1 : above;
  }

  /** The nearest block above the old place that still stands above something; else -1. */
  private nearestKept(from: number): number {
    const isThere = (block: number): boolean => this.other.isAbove[this.homes[block] ?? -1] === 1;
    return pathOf(this.own.blocks, from, DEEPEST).find(isThere) ?? -1;
  }

  /** Whether a heading became a line with a colon: it reaches less far, and is meant to reach as far. */
  private isLead(block: number, home: number): boolean {
    return this.own.blocks[block]?.kind === 'heading' && this.other.blocks[home]?.kind === 'paragraph';
  }

  /** Whether a block is the last one before another that others stand under. */
  private isNextAbove(above: number, block: number): boolean {
    if (above > block || block - above > FARTHEST) return false;
    return this.hasOrigin.subarray(above + 1, block).every((has) => has === 0);
  }
}

const nameOf = (reading: Reading, outline: Outline, block: number): string =>
  quoted(reading, outline.blocks[block]?.content);

/** Whether all words of a statement stand in the one that it became: "**Rules**" and "Rules:". */
function isTitleKept(pair: Pair, s: number): boolean {
  const { words, said } = wordsKept(pair, s);
  return words > 0 && said === words;
}

/** So many of its words tell that a statement became another one, in percent, and so many at least. */
const MOST_OF_IT = 60;
const FEWEST = 4;
/** Where all of its words are there. */
const FEWEST_OF_ALL = 2;

/** Whether a statement stands in the rewritten text by most of its words, or one that is equal to it. */
function isKept(pair: Pair, s: number): boolean {
  const home = pair.rewritten.statements[pair.matches.home[s] ?? -1];
  if (home && home.hash === pair.original.statements[s]?.hash) return true;
  const { words, kept } = wordsKept(pair, s);
  return kept >= (kept === words ? FEWEST_OF_ALL : FEWEST) && kept * 100 >= words * MOST_OF_IT;
}

/**
 * How many words a statement has, how many of them the one that it became says, and how many of these stand
 * for no other word.
 */
function wordsKept({ original, rewritten, matches }: Pair, s: number) {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const home = matches.home[s] ?? -1;
  let words = 0;
  let said = 0;
  let kept = 0;
  for (let i = from; i < to; i++) {
    const term = original.terms[i];
    if (!term || !isWord(term)) continue;
    words++;
    const place = matches.ofOriginal[i] ?? -1;
    if (home < 0 || rewritten.statementOf[place] !== home) continue;
    said++;
    if (matches.ofRewritten[place] === i) kept++;
  }
  return { words, said, kept };
}
