/** How long something is remembered. */
const CACHED_MS = 15 * 60_000;
/** Characters of JSON that are remembered, and of one thing. */
const MAX_TOTAL = 8_000_000;
const MAX_ONE = 500_000;

interface CachedPage<T> {
  value: T;
  size: number;
  until: number;
}

/**
 * What everybody is shown, as it was read lately, by what was asked for. All of it is dropped when the
 * database tells that something public has changed; while nobody would hear of that, everything is read each
 * time. What was read first goes first.
 */
export class PageCache<T> {
  readonly #isCurrent: () => boolean;
  readonly #now: () => number;
  readonly #pages = new Map<string, CachedPage<T>>();
  #size = 0;
  #changes = 0;

  /** `now`: milliseconds. */
  constructor(isCurrent: () => boolean, now: () => number = () => performance.now()) {
    this.#isCurrent = isCurrent;
    this.#now = now;
  }

  get size(): number {
    return this.#pages.size;
  }

  /** What `name` asks for, as it is remembered or as `load` reads it. */
  async find(name: string, load: () => Promise<T>): Promise<T> {
    const wasCurrent = this.#isCurrent();
    const known = wasCurrent ? this.#pages.get(name) : undefined;
    if (known && this.#now() < known.until) return known.value;
    const before = this.#changes;
    const value = await load();
    // What changed meanwhile may have been read before it did.
    if (wasCurrent && this.#isCurrent() && before === this.#changes) this.#keep(name, value);
    return value;
  }

  clear(): void {
    this.#changes++;
    this.#pages.clear();
    this.#size = 0;
  }

  #keep(name: string, value: T): void {
    this.#drop(name);
    const size = name.length + JSON.stringify(value).length;
    if (size > MAX_ONE) return;
    this.#pages.set(name, { value, size, until: this.#now() + CACHED_MS });
    this.#size += size;
    for (const oldest of this.#pages.keys()) {
      if (this.#size <= MAX_TOTAL) return;
      this.#drop(oldest);
    }
  }

  #drop(name: string): void {
    this.#size -= this.#pages.get(name)?.size ?? 0;
    this.#pages.delete(name);
  }
}
