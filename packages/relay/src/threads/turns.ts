interface Waiting<Place> {
  begin: (place: Place) => void;
  refuse: (error: Error) => void;
}

/** A few places that owners share by turns, however much each of them has waiting. */
export class Turns<Place> {
  readonly #free: Place[];
  readonly #maxWaiting: number;
  /** The lines, in the order of whose turn it is. */
  readonly #lines = new Map<string, Waiting<Place>[]>();

  /** @param maxWaiting of one owner */
  constructor(places: readonly Place[], maxWaiting: number) {
    this.#free = [...places];
    this.#maxWaiting = maxWaiting;
  }

  /**
   * Runs work in a place, when it is its owner's turn.
   * @throws what `refusal` makes, where the owner has too much waiting; null: it waits anyway
   */
  async run<T>(owner: string, work: (place: Place) => Promise<T>, refusal: (() => Error) | null): Promise<T> {
    const place = this.#free.pop() ?? (await this.#wait(owner, refusal));
    try {
      return await work(place);
    } finally {
      this.#leave(place);
    }
  }

  /** Refuses all that waits. */
  close(error: Error): void {
    for (const line of this.#lines.values()) for (const waiting of line) waiting.refuse(error);
    this.#lines.clear();
  }

  #wait(owner: string, refusal: (() => Error) | null): Promise<Place> {
    const line = this.#lines.get(owner) ?? [];
    if (refusal && line.length >= this.#maxWaiting) throw refusal();
    const { promise, resolve, reject } = Promise.withResolvers<Place>();
    line.push({ begin: resolve, refuse: reject });
    this.#lines.set(owner, line);
    return promise;
  }

  /** The place passes straight to whose turn it is, so nobody can slip in between. */
  #leave(place: Place): void {
    const [owner, line] = this.#lines.entries().next().value ?? [];
    const waiting = line?.shift();
    if (owner === undefined || !line || !waiting) {
      this.#free.push(place);
      return;
    }
    // Whoever had a turn comes last.
    this.#lines.delete(owner);
    if (line.length > 0) this.#lines.set(owner, line);
    waiting.begin(place);
  }
}
