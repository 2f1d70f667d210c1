/** A map that forgets the entry used longest ago when it would exceed `maxSize`. */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #maxSize: number;

  constructor(maxSize: number) {
    this.#maxSize = maxSize;
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * The value of a key, made by `create` where there is none; either way it is now the most recently used.
   */
  getOrCreate(key: K, create: () => V): V {
    const value = this.#entries.get(key) ?? create();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#maxSize) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    return value;
  }

  /** The value of a key, without marking it as used. */
  peek(key: K): V | undefined {
    return this.#entries.get(key);
  }
}
