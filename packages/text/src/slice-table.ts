/** Longer slices are not kept. */
const LONGEST = 24;
const MOST_PROBES = 24;

/**
 * Numbers slices of texts, without making a string of the slice, so that what is known of a word is kept in
 * arrays by its number. Holds a bounded number of slices of at most 24 units; when it is full it starts anew,
 * and numbers are given again.
 */
export class SliceTable {
  readonly most: number;
  private readonly slots: Int32Array;
  private readonly lengths: Uint8Array;
  private readonly units: Uint16Array;
  private size = 0;

  /** Of at most `most` slices, a power of two. */
  constructor(most: number) {
    this.most = most;
    this.slots = new Int32Array(4 * most).fill(-1);
    this.lengths = new Uint8Array(most);
    this.units = new Uint16Array(most * LONGEST);
  }

  /** The number of the slice from `start` to `end`, from 0 to `most - 1`; -1 where it is not known. */
  find(text: string, start: number, end: number): number {
    if (end - start > LONGEST) return -1;
    const slot = this.slotOf(text, start, end);
    return slot < 0 ? -1 : (this.slots[slot] ?? -1);
  }

  /** Numbers a slice that `find` does not know; -1 where it is not kept. */
  add(text: string, start: number, end: number): number {
    if (end - start > LONGEST) return -1;
    if (this.size === this.most) {
      this.slots.fill(-1);
      this.size = 0;
    }
    const slot = this.slotOf(text, start, end);
    if (slot < 0) return -1;
    const entry = this.size++;
    this.slots[slot] = entry;
    this.lengths[entry] = end - start;
    for (let i = start, to = entry * LONGEST; i < end; i++, to++) this.units[to] = text.charCodeAt(i);
    return entry;
  }

  /**
   * Where the slice stands, or the free slot where it belongs; -1 where neither is near: a text made of
   * slices that collide costs no more than another. At most a quarter of the slots is taken.
   */
  private slotOf(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      const entry = this.slots[slot] ?? -1;
      if (entry < 0 || this.isAt(entry, text, start, end)) return slot;
    }
    return -1;
  }

  private isAt(entry: number, text: string, start: number, end: number): boolean {
    if (this.lengths[entry] !== end - start) return false;
    for (let i = start, at = entry * LONGEST; i < end; i++, at++)
      if (this.units[at] !== text.charCodeAt(i)) return false;
    return true;
  }
}
