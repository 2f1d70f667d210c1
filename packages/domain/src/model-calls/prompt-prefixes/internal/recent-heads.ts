import { type Difference, differenceOf, sharedBytes } from './compare-heads.ts';

/** A key may serve several programs, whose prompts take turns. */
const HEADS = 4;

interface Bounds {
  /** Of all heads of all keys. */
  maxBytes: number;
}

/** How a prompt compares with those before it. Null: there were none. */
export type Compared = 'first' | 'same' | Difference;

/**
 * The beginnings of the latest prompts of each key and model, in the memory of this process. What was not
 * used for longest is forgotten.
 */
export class RecentHeads {
  readonly #heads = new Map<string, Buffer[]>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor({ maxBytes }: Bounds) {
    this.#maxBytes = maxBytes;
  }

  /** Compares a beginning with the one of the latest that is most like it, and takes its place among them. */
  compare(name: string, head: Buffer): Compared {
    const known = this.#heads.get(name) ?? [];
    this.#heads.delete(name);
    this.#heads.set(name, known);
    const same = known.findIndex((other) => other.equals(head));
    if (same >= 0) {
      known.unshift(...known.splice(same, 1));
      return 'same';
    }
    const shared = known.map((other) => sharedBytes(other, head));
    const most = Math.max(...shared);
    const nearest = known[shared.indexOf(most)];
    known.unshift(head);
    this.#bytes += head.length - (known.splice(HEADS)[0]?.length ?? 0);
    this.#forget();
    return nearest ? differenceOf(nearest, head, most) : 'first';
  }

  #forget(): void {
    for (const [name, heads] of this.#heads) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#heads.delete(name);
      this.#bytes -= heads.reduce((sum, head) => sum + head.length, 0);
    }
  }
}
