/** Longer slices are not kept. */
const LONGEST = 24;
const MOST_PROBES = 24;

/**
 * Numbers that belong to slices of texts, found without making a string of the slice. Holds a bounded number of slices of at most 24
 * units; when it is full it starts anew.
 */
export class SliceTable {
  private readonly most: number;
  private readonly slots: Int32Array;
  private readonly values: Int32Array;
  private readonly lengths: Uint8Array;
  private readonly units: Uint16Array;
  private size = 0;

  /** `most` slices, a power of two. */
  constructor(most: number) {
    this.most = most;
    this.slots = new Int32Array(4 * most).fill(-1);
    this.values = new Int32Array(most);
    this.lengths = new Uint8Array(most);
    this.units = new Uint16Array(most * LONGEST);
  }

  /** The number of the slice from `start` to `end`, or -1 where it is not known. */
  get(text: string, start: number, end: number): number {
    if (end - start > LONGEST) return -1;
    const slot = this.slotOf(text, start, end);
    const entry = slot < 0 ? -1 : (this.slots[slot] ?? -1);
    return entry < 0 ? -1 : (this.values[entry] ?? -1);
  }

  /** Keeps a number ≥ 0 for a slice that `get` does not know. */
  set(text: string, start: number, end: number, value: number): void {
    if (end - start > LONGEST) return;
    if (this.size === this.most) {
      this.slots.fill(-1);
      this.size = 0;
    }
    const slot = this.slotOf(text, start, end);
    if (slot < 0) return;
    const entry = this.size++;
    this.slots[slot] = entry;
    this.values[entry] = value;
    this.lengths[entry] = end - start;
    for (let i = start, to = entry * LONGEST; i < end; i++, to++) this.units[to] = text.charCodeAt(i);
  }

  /**
   * Where the slice stands, or the free slot where it belongs; -1 where neither is near: a text made of slices that collide costs no
   * more than another. At most a quarter of the slots is taken.
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
