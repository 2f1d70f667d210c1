/** Identities in the memory of a process; the one used longest ago goes first. */
const MAX_IDENTITIES = 10_000;

/** For identities that are large. Those who look for the same one at once share one look. */
interface Bound<T> {
  /** At least 0, in any unit. */
  sizeOf: (identity: T) => number;
  /** Of all together. A single larger one is not remembered. */
  maxSize: number;
}

interface Look<T> {
  /** Of the time at which it began: what has changed since may not be in it. */
  changes: number;
  found: Promise<T | undefined>;
}

/**
 * Identities that were found lately, by what their callers show. One is dropped when the database tells that
 * something it depends on has changed; while nobody would hear of that, each is looked up each time.
 */
export class IdentityCache<T> {
  readonly #isCurrent: () => boolean;
  readonly #idsOf: (identity: T) => readonly string[];
  readonly #identities = new Map<string, T>();
  /** What is to be dropped with a change of an id. */
  readonly #names = new Map<string, Set<string>>();
  readonly #bound: Bound<T> | undefined;
  readonly #looks = new Map<string, Look<T>>();
  #size = 0;
  #changes = 0;

  /** `idsOf`: of everything that an identity depends on. `bound`: where identities are large. */
  constructor(isCurrent: () => boolean, idsOf: (identity: T) => readonly string[], bound?: Bound<T>) {
    this.#isCurrent = isCurrent;
    this.#idsOf = idsOf;
    this.#bound = bound;
  }

  get size(): number {
    return this.#identities.size;
  }

  /** Whether changes would be heard of. */
  get isCurrent(): boolean {
    return this.#isCurrent();
  }

  /** Whether the identity of whoever shows `name` is remembered. */
  knows(name: string): boolean {
    return this.#isCurrent() && this.#identities.has(name);
  }

  /** The identity of whoever shows `name`, as it is known or as `load` finds it. */
  async find(name: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const wasCurrent = this.#isCurrent();
    const known = wasCurrent ? this.#identities.get(name) : undefined;
    if (known) return this.#markUsed(name, known);
    const before = this.#changes;
    const found = await (wasCurrent && this.#bound ? this.#share(name, load) : load());
    // What changed meanwhile may have been read before it did.
    if (found && wasCurrent && this.#isCurrent() && before === this.#changes) this.#keep(name, found);
    return found;
  }

  /** Drops what depends on the thing with this id. */
  forget(id: string): void {
    this.#changes++;
    for (const name of this.#names.get(id) ?? []) this.#drop(name);
  }

  clear(): void {
    this.#changes++;
    this.#identities.clear();
    this.#names.clear();
    this.#size = 0;
  }

  #share(name: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const running = this.#looks.get(name);
    if (running?.changes === this.#changes) return running.found;
    const look = { changes: this.#changes, found: load() };
    this.#looks.set(name, look);
    const end = () => {
      if (this.#looks.get(name) === look) this.#looks.delete(name);
    };
    look.found.then(end, end);
    return look.found;
  }

  #markUsed(name: string, identity: T): T {
    this.#identities.delete(name);
    this.#identities.set(name, identity);
    return identity;
  }

  #keep(name: string, identity: T): void {
    this.#drop(name);
    this.#identities.set(name, identity);
    this.#size += this.#sizeOf(identity);
    for (const id of this.#idsOf(identity)) this.#names.set(id, (this.#names.get(id) ?? new Set()).add(name));
    while (this.#isFull()) {
      const oldest = this.#identities.keys().next();
      if (oldest.done) break;
      this.#drop(oldest.value);
    }
  }

  #sizeOf(identity: T): number {
    return this.#bound?.sizeOf(identity) ?? 0;
  }

  #isFull(): boolean {
    return (
      this.#identities.size > MAX_IDENTITIES ||
      (this.#bound !== undefined && this.#size > this.#bound.maxSize)
    );
  }

  #drop(name: string): void {
    const identity = this.#identities.get(name);
    if (identity === undefined) return;
    this.#identities.delete(name);
    this.#size -= this.#sizeOf(identity);
    for (const id of this.#idsOf(identity)) {
      const names = this.#names.get(id);
      names?.delete(name);
      if (names?.size === 0) this.#names.delete(id);
    }
  }
}
