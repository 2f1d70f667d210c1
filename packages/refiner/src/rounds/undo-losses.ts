import type { LostItem } from '@refinery/guard';
import type { Draft, Proposal } from '../draft/draft.ts';

/** So many edits are undone one by one for one loss before all edits near it go at once. */
const MOST_SINGLE = 6;
const NEIGHBOURHOOD = 400;

/**
 * Undoes the edits to which the guard's losses are owed, as few as possible: for each loss one edit at a
 * time, first those that changed its own words, then those of its sentence, then those around it, the nearest
 * first; when none of them was it, all of them.
 */
export class LossUndoing {
  private readonly draft: Draft;
  /** Sorted by position. Proposals never overlap. */
  private readonly open: readonly Proposal[];
  /** What was undone for each loss, in order. */
  private readonly undone = new Map<string, Proposal[]>();

  constructor(draft: Draft) {
    this.draft = draft;
    this.open = draft.proposals.slice(1).sort((a, b) => a.from - b.from);
  }

  /** Undoes one more edit for each loss, or those around it. False when there was nothing left to undo. */
  undo(lost: readonly LostItem[]): boolean {
    let changed = false;
    const now = new Set<Proposal>();
    for (const item of lost) {
      const key = `${item.kind} ${item.start} ${item.end}`;
      const before = this.undone.get(key) ?? [];
      this.undone.set(key, before);
      const near = this.around(item);
      // Two losses at one place are owed to one edit, as long as nothing else is known.
      if (near[0] && now.has(near[0])) continue;
      const next = near.filter((proposal) => !proposal.undone);
      for (const proposal of before.length < MOST_SINGLE ? next.slice(0, 1) : next) {
        proposal.undone = true;
        now.add(proposal);
        before.push(proposal);
        changed = true;
      }
    }
    return changed;
  }

  undoAll(): void {
    for (const proposal of this.open) proposal.undone = true;
  }

  /** Edits that were undone and did not help: all but the last of each loss. */
  needless(): Proposal[] {
    const needed = new Set([...this.undone.values()].flatMap((proposals) => proposals.slice(-1)));
    return [...this.undone.values()].flat().filter((proposal) => !needed.has(proposal));
  }

  /** The edits around a loss, the likeliest first. */
  private around(item: LostItem): Proposal[] {
    const found: { proposal: Proposal; rank: number }[] = [];
    const at = this.firstBehind(item.start);
    for (let k = at; k < this.open.length; k++) if (!this.consider(item, this.open[k], found)) break;
    for (let k = at - 1; k >= 0; k--) if (!this.consider(item, this.open[k], found)) break;
    return found.sort((a, b) => a.rank - b.rank).map(({ proposal }) => proposal);
  }

  /** Ranks an edit by its distance; those of other sentences come last. False where it is too far away. */
  private consider(
    item: LostItem,
    proposal: Proposal | undefined,
    found: { proposal: Proposal; rank: number }[],
  ): boolean {
    if (!proposal) return false;
    const distance = Math.max(this.startOf(proposal) - item.end, item.start - this.endOf(proposal), 0);
    if (distance > NEIGHBOURHOOD && found.length > 0) return false;
    const same = this.sentenceAt(item.start) === this.draft.segmentOf[proposal.from];
    found.push({ proposal, rank: same || distance === 0 ? distance : distance + NEIGHBOURHOOD });
    return distance <= NEIGHBOURHOOD;
  }

  private startOf(proposal: Proposal): number {
    return this.draft.tokens[proposal.from]?.start ?? 0;
  }

  private endOf(proposal: Proposal): number {
    return this.draft.tokens[proposal.to - 1]?.end ?? 0;
  }

  /** Index of the first edit that ends behind `offset`. */
  private firstBehind(offset: number): number {
    let low = 0;
    let high = this.open.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const proposal = this.open[middle];
      if (proposal && this.endOf(proposal) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private sentenceAt(offset: number): number {
    const { tokens } = this.draft;
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return this.draft.segmentOf[low] ?? -1;
  }
}
